"""Other forms of what quizgame holds, one module or folder a form. Text and bytes in memory; files are the edge's."""
