"""How a report looks, on screen and on paper."""

STYLE = """
* { box-sizing: border-box; margin: 0; padding: 0; }
html { background: #e9ebef; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { font: 15px/1.45 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "Noto Sans", "DejaVu Sans", sans-serif;
  color: #16202c; }
main { max-width: 860px; margin: 32px auto; background: #fff; padding: 40px 48px; border-radius: 6px;
  box-shadow: 0 1px 10px #0002; overflow-wrap: anywhere; }
header { border-bottom: 3px solid #1d4e79; padding-bottom: 10px; }
header p, .told { color: #5a6675; }
h1 { font-size: 28px; line-height: 1.2; color: #12304d; letter-spacing: -0.01em; }
h2 { font-size: 19px; color: #12304d; margin: 36px 0 10px; }
h2 small { font-size: 13px; font-weight: 400; color: #5a6675; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(108px, 1fr)); gap: 12px; margin-top: 22px; }
.figures div { background: #eef3f8; border-radius: 6px; padding: 12px 14px; }
.figures dd { font-size: 25px; font-weight: 700; color: #1d4e79; line-height: 1.1; }
.figures dt { font-size: 12.5px; color: #5a6675; margin-top: 3px; line-height: 1.25; }
svg { display: block; width: 100%; height: auto; font-family: inherit; }
article { border-top: 1px solid #dde2e9; padding: 16px 0; break-inside: avoid; }
h3 { font-size: 15.5px; display: flex; gap: 10px; align-items: baseline; }
h3 i { font-style: normal; color: #1d4e79; min-width: 20px; text-align: right; }
.again { margin-left: auto; flex: none; font-size: 11.5px; color: #fff; background: #b4463c; border-radius: 10px;
  padding: 1px 9px; font-weight: 600; }
.verdict { margin: 4px 0 0 30px; }
.details { margin: 6px 0 0 30px; font-size: 12.5px; color: #5a6675; }
.choices { list-style: none; margin: 8px 0 0 30px; }
.choices li { display: grid; grid-template-columns: 18px minmax(0, 5fr) minmax(0, 4fr) 34px 44px; gap: 8px;
  align-items: center; padding: 2px 0; font-size: 13.5px; }
.choices svg { height: 11px; background: #f1f3f6; border-radius: 2px; }
.choices .right { font-weight: 600; }
.choices .right span { color: #2e7d5b; }
.choices .wrong span { color: #b4463c; }
.choices b, .choices small { text-align: right; }
.choices small { color: #5a6675; font-weight: 400; }
table { overflow-wrap: break-word; border-collapse: collapse; width: 100%; font-size: 13.5px; margin-top: 8px; }
th { text-align: left; overflow-wrap: normal; font-size: 12px; color: #5a6675; font-weight: 600;
  padding: 4px 8px 4px 0; }
td { border-top: 1px solid #dde2e9; padding: 4px 8px 4px 0; vertical-align: top; }
tr { break-inside: avoid; }
.wide { overflow-x: auto; }
.marks th, .marks td { text-align: center; padding: 3px 4px; overflow-wrap: normal; white-space: nowrap; }
.marks th:nth-child(2), .marks td:nth-child(2) { text-align: left; font-weight: 600; white-space: normal; }
.marks td:last-child { font-weight: 600; }
.yes { color: #2e7d5b; background: #e8f3ee; }
.no { color: #b4463c; background: #f9ebe9; }
.half { color: #8a6914; background: #fbf4e2; }
.none { color: #98a3b1; }
footer { margin-top: 32px; border-top: 1px solid #dde2e9; padding-top: 10px; font-size: 12.5px; color: #5a6675; }
@page { margin: 14mm; }
@media print {
  html { background: none; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
}
@media (max-width: 600px) { main { margin: 0; padding: 20px 16px; border-radius: 0; } }
"""
"""The style sheet."""
