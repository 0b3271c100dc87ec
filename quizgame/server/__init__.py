"""The face of a room to the network: a page, a socket, and limits. It owns no rule."""
