/** The formulas of the steps in KaTeX's TeX, in which `\slot{name}` stands for a number that the run gives. */
export const stepFormulas = {
  pool: String.raw`z_{\slot{channel}} = \frac{1}{H W} \sum_{i,j} x_{\slot{channel}}(i, j)`,
  poolSum: String.raw`= \frac{\slot{sum}}{\slot{count}}`,
  result: String.raw`= \slot{result}`,
  squeeze: String.raw`a_{\slot{output}} = \sum_{c} W_D[\slot{output}, c] \cdot z_c + b_D[\slot{output}]`,
  excite: String.raw`l_{\slot{output}} = \sum_{k} W_U[\slot{output}, k] \cdot h_k + b_U[\slot{output}]`,
  relu: String.raw`h_{\slot{output}} = \max(0, a_{\slot{output}})`,
  gate: String.raw`s_{\slot{channel}} = \frac{1}{1 + e^{-l_{\slot{channel}}}} = \frac{1}{1 + e^{\slot{exponent}}}`,
  scale: String.raw`\hat{x}_{\slot{channel}}(i, j) = s_{\slot{channel}} \cdot x_{\slot{channel}}(i, j)`,
  scaleAt: String.raw`\hat{x}_{\slot{channel}}(\slot{row}, \slot{column}) = \slot{s} \cdot \slot{x}`,
} as const;

export type StepFormula = keyof typeof stepFormulas;
