// What KaTeX sets needs its style sheet and its fonts, which browsers fetch where a formula is drawn with them.
import 'katex/dist/katex-swap.min.css';
import './maths.css';
