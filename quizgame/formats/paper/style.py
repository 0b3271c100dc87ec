"""How a worksheet looks, on screen and on paper: dark ink, thin rules, little to colour in."""

STYLE = """\
* { box-sizing: border-box; margin: 0; padding: 0; }
html { background: #e9ebef; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { font: 10.5pt/1.38 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "Noto Sans", "DejaVu Sans", sans-serif;
  color: #16202c; }
section { background: #fff; width: var(--sheet); max-width: 100%; margin: 8mm auto; padding: 12mm 14mm;
  box-shadow: 0 1px 8px #0003; display: flow-root; overflow-wrap: anywhere; }
ol, ul { list-style: none; }
em { font-style: normal; font-size: 9pt; color: #5a6675; }

header { display: flex; justify-content: space-between; align-items: flex-end; gap: 8mm;
  border-bottom: 0.7mm solid #1d4e79; padding-bottom: 2.5mm; }
h1 { font-size: 19pt; line-height: 1.15; font-weight: 700; letter-spacing: -0.01em; color: #12304d; }
h1 small { display: block; font-size: 9.5pt; font-weight: 600; letter-spacing: 0.08em; text-transform: uppercase;
  color: #1d4e79; margin-bottom: 0.8mm; }
.badge { flex: none; background: #1d4e79; color: #fff; border-radius: 2mm; min-width: 15mm; text-align: center;
  font-size: 17pt; font-weight: 700; line-height: 1; padding: 1.4mm 2.5mm 1.6mm; }
.badge small { display: block; font-size: 6.5pt; font-weight: 600; letter-spacing: 0.08em; text-transform: uppercase;
  margin-bottom: 0.8mm; }
.fields { display: grid; grid-template-columns: 5fr 2fr 3fr auto; gap: 5mm; margin: 6mm 0 1mm; }
.fields p { display: flex; align-items: flex-end; gap: 2mm; }
.fields span { font-size: 9pt; color: #5a6675; }
.fields i { flex: 1; border-bottom: 0.25mm solid #16202c; min-width: 12mm; height: 6mm; }
.fields b { font-size: 12pt; }
.told { color: #5a6675; font-size: 9.5pt; margin: 3mm 0 5mm; }
footer { break-before: avoid; margin-top: 6mm; padding-top: 1.5mm; border-top: 0.2mm solid #c5ccd6; font-size: 7.5pt;
  color: #75808f; }

.tasks { counter-reset: task; }
.tasks > li { counter-increment: task; position: relative; padding-left: 10mm; margin-bottom: 5.5mm;
  break-inside: avoid; }
.tasks > li::before { content: counter(task); position: absolute; left: 0; top: 0; font-weight: 700; font-size: 13pt;
  line-height: 1.1; color: #1d4e79; }
.tasks > li > p:first-child { font-weight: 600; }
.tasks em { font-weight: 400; }
.circles, .boxes, .numbering { margin-top: 1.6mm; }
.circles li, .boxes li, .numbering li { position: relative; padding: 0.7mm 0 0.7mm 8mm; }
.circles b, .boxes b, .numbering b { position: absolute; left: 0; top: 0.6mm; width: 5.2mm; height: 5.2mm;
  border: 0.3mm solid #1d4e79; font-size: 8pt; line-height: 4.5mm; text-align: center; font-weight: 600;
  color: #1d4e79; }
.circles b { border-radius: 50%; }
.boxes b, .numbering b { border-radius: 0.8mm; }
.statement { margin-top: 1.2mm; padding-left: 3mm; border-left: 0.8mm solid #c9d6e4; }
.sides { display: flex; gap: 12mm; margin-top: 2mm; }
.sides span { position: relative; padding-left: 7mm; }
.sides b { position: absolute; left: 0; top: 0.3mm; width: 4.6mm; height: 4.6mm; border: 0.3mm solid #1d4e79;
  border-radius: 0.8mm; }
.line { display: flex; align-items: flex-end; gap: 2mm; max-width: 120mm; }
.line i { flex: 1; height: 8.5mm; border-bottom: 0.25mm solid #16202c; }
.line b { font-weight: 400; }

article h2 { font-size: 11.5pt; color: #12304d; margin-bottom: 2mm; break-after: avoid; }
.match article { break-inside: avoid; margin-bottom: 6mm; }
.match h2 b { display: inline-block; background: #1d4e79; color: #fff; border-radius: 1mm; min-width: 6mm;
  text-align: center; margin-right: 2.5mm; font-size: 10.5pt; }
.joining { display: grid; grid-template-columns: 1fr 1fr; gap: 12mm; margin-top: 1.6mm; }
.joining li { display: flex; gap: 2.5mm; align-items: flex-start; padding: 1.2mm 0; border-top: 0.2mm solid #dde2e9; }
.joining li > b { flex: none; width: 8mm; height: 6.4mm; border: 0.3mm solid #1d4e79; border-radius: 0.8mm; }
.joining strong { flex: none; width: 5mm; color: #1d4e79; }

.cards article { display: grid; grid-template-columns: 1fr 1fr; min-height: 50mm; break-inside: avoid;
  border: 0.25mm dashed #75808f; }
.cards article + article { margin-top: -0.25mm; }
.cards article > div { position: relative; padding: 7mm 7mm 5mm; display: flex; flex-direction: column;
  justify-content: center; text-align: center; gap: 2mm; }
.cards article > div + div { border-left: 0.3mm dotted #75808f; }
.cards i { position: absolute; left: 3mm; top: 2.2mm; font-style: normal; font-size: 8pt; font-weight: 700;
  color: #1d4e79; }
.cards p { font-size: 12pt; font-weight: 600; line-height: 1.3; }
.cards .back { font-size: 15pt; color: #12304d; }
.cards small { font-size: 8.5pt; line-height: 1.35; color: #5a6675; }
.cards li { font-size: 9.5pt; }
.cards li::before { content: "· "; }

.timeline h2 { font-size: 11.5pt; color: #12304d; margin: 4mm 0 2mm; }
.strip { display: grid; grid-template-columns: repeat(8, minmax(0, 1fr)); gap: 1.6mm; margin: 0 0.4mm 7mm 0;
  break-inside: avoid; padding-top: 9mm; position: relative; }
.strip::before { content: ""; position: absolute; left: 0; right: 0; top: 4mm; border-top: 0.7mm solid #1d4e79; }
.strip::after { content: ""; position: absolute; right: 0; top: 2.6mm; border-left: 3.4mm solid #1d4e79;
  border-top: 1.75mm solid transparent; border-bottom: 1.75mm solid transparent; }
.strip li { position: relative; display: flex; flex-direction: column; }
.strip i { position: absolute; left: 50%; top: -8.2mm; width: 7mm; height: 7mm; margin-left: -3.5mm; border-radius: 50%;
  background: #1d4e79; color: #fff; font-style: normal; text-align: center; line-height: 7mm; font-size: 9pt;
  font-weight: 700; }
.strip span { display: flex; flex: 1; min-height: 45mm; border: 0.3mm dashed #a3aebc; border-radius: 1mm;
  padding: 1.5mm; align-items: center; justify-content: center; text-align: center; font-size: 8.5pt; color: #98a3b1;
  line-height: 1.3; }
.strip .given { border-style: solid; border-color: #1d4e79; background: #eef3f8; color: #16202c; font-weight: 600; }
.strip li > b { height: 9mm; border-bottom: 0.25mm solid #16202c; text-align: center; line-height: 11mm;
  font-size: 9.5pt; margin: 0 1mm; }
.cutting { break-inside: avoid-page; }
.events { display: grid; grid-template-columns: repeat(8, minmax(0, 1fr)); }
.events li { position: relative; min-height: 45mm; border: 0.25mm dashed #75808f; margin: 0 -0.25mm -0.25mm 0;
  padding: 6mm 1.5mm 1.5mm; display: flex; align-items: center; justify-content: center; text-align: center;
  font-size: 8.5pt; line-height: 1.3; break-inside: avoid; }
.events b { position: absolute; left: 2mm; top: 1.2mm; font-size: 9pt; color: #1d4e79; }

.key dl { margin-top: 5mm; }
.key dl div { display: flex; gap: 4mm; padding: 1.6mm 0; border-bottom: 0.2mm solid #dde2e9; break-inside: avoid; }
.key dt { flex: none; width: 8mm; font-weight: 700; color: #1d4e79; text-align: right; }
.key dd { font-weight: 600; }
.key dd small { display: block; font-weight: 400; font-size: 8.5pt; color: #5a6675; }
.key h2 { font-size: 9pt; margin: 5mm 0 1mm; color: #12304d; }
.key ul { font-size: 8pt; color: #5a6675; }

@media print {
  html { background: none; }
  section { width: auto; margin: 0; padding: 0; box-shadow: none; break-before: page; }
  section:first-of-type { break-before: auto; }
}
"""
"""The style sheet, without what depends on the paper."""
