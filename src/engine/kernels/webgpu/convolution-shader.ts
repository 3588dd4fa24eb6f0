/** Binding type of maps: vectors of four channels, or scalars where the count of channels is no multiple of four. */
export type Binding = 'quads' | 'scalars';

export interface ConvolutionShape {
  readonly input: Binding;
  readonly output: Binding;
  /** Whether it also outputs sums for the means. The output is bound in quads then. */
  readonly pool?: boolean;
}

/** Pixels of a row that an invocation computes. */
export const strip = 4;
/** Invocations of a workgroup along a row of strips, and along the columns. */
export const workgroup = 8;

/** Quads of output channels that an invocation computes: one for a picture. */
export function quadsAtOnce({ output }: ConvolutionShape): number {
  return output === 'quads' ? 2 : 1;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const lines = (items: readonly string[]): string => items.join('\n');

/**
 * 3x3 convolution in WGSL, stride 1, zero padding: x [height, width, inputs] -> y [height, width, outputs], plus bias,
 * and optionally ReLU, a shortcut and a pixel shuffle by r. An invocation computes four pixels of a row in eight output
 * channels, so that six samples and two 4 x 4 matrices of weights serve sixteen sums. The filter is packed by
 * `packDirect`. With `pool`, each workgroup outputs one pixel of `means`, its sums scaled so that the mean of these
 * pixels is the mean of y. Maps in quads are stored as `mapsAs` defines.
 */
export function convolutionShader(shape: ConvolutionShape): string {
  const { input, output, pool = false } = shape;
  const stored = (binding: Binding): string => (binding === 'quads' ? 'Stored' : 'f32');
  const quads = upTo(quadsAtOnce(shape));
  const pixels = upTo(strip);
  const y = (p: number, q: number): string => `y${p}${q}`;
  const sums = pixels.flatMap((p) => quads.map((q) => y(p, q)));
  return `
struct Job {
  height: u32, width: u32,
  inputs: u32, outputs: u32,
  r: u32, relu: u32, shortcut: u32,
}
@group(0) @binding(0) var<uniform> job: Job;
@group(0) @binding(1) var<storage, read> x: array<${stored(input)}>;
@group(0) @binding(2) var<storage, read> filters: array<vec4f>;
@group(0) @binding(3) var<storage, read> shortcuts: array<${stored(output)}>;
@group(0) @binding(4) var<storage, read_write> y: array<${stored(output)}>;
${pool ? bindingsOfPooling(quads.length) : ''}

/** Count of quads that hold so many channels. */
fn quadsOf(channels: u32) -> u32 { return (channels + 3) / 4; }

/** Input channels 4 c to 4 c + 3 of a pixel; zeros outside of the picture. */
fn sample(row: i32, column: i32, c: u32) -> vec4f {
  if (column < 0 || column >= i32(job.width)) { return vec4f(0); }
  let pixel = u32(row) * job.width + u32(column);
  ${input === 'quads' ? 'return loaded(x[pixel * (job.inputs / 4) + c]);' : fromScalars}
}

/** The weights from input channels 4 c to 4 c + 3 to a quad of output channels, at a place of the filter. */
fn weights(place: u32, c: u32, quad: u32) -> mat4x4f {
  let across = quadsOf(job.outputs);
  let at = (place * 4 * quadsOf(job.inputs) + 4 * c) * across + quad;
  return mat4x4f(filters[at], filters[at + across], filters[at + 2 * across], filters[at + 3 * across]);
}

fn bias(quad: u32) -> vec4f {
  return filters[9 * 4 * quadsOf(job.inputs) * quadsOf(job.outputs) + quad];
}

/** Adds the shortcut, applies the ReLU, and stores at the position after the pixel shuffle. */
fn store(sum: vec4f, row: u32, column: u32, quad: u32) {
  if (column >= job.width || quad >= quadsOf(job.outputs)) { return; }
  ${output === 'quads' ? toQuads : toScalars}
}

@compute @workgroup_size(${workgroup}, ${workgroup})
fn main(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(local_invocation_index) me: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let left = ${strip} * id.x;
  let row = id.y;
  let quad = ${quads.length} * id.z;
${lines(sums.map((sum) => `  var ${sum} = vec4f(0);`))}
  if (left < job.width && row < job.height) {
${lines(pixels.flatMap((p) => quads.map((q) => `    ${y(p, q)} = bias(quad + ${q});`)))}
    for (var i = 0u; i < 3; i++) {
      let above = i32(row + i) - 1;
      if (above < 0 || above >= i32(job.height)) { continue; }
      for (var c = 0u; c < quadsOf(job.inputs); c++) {
${lines(upTo(strip + 2).map((k) => `        let x${k} = sample(above, i32(left) + ${k - 1}, c);`))}
${lines(
  upTo(3).flatMap((j) =>
    quads.flatMap((q) => [
      `        let w${j}${q} = weights(3 * i + ${j}, c, quad + ${q});`,
      ...pixels.map((p) => `        ${y(p, q)} += w${j}${q} * x${p + j};`),
    ]),
  ),
)}
      }
    }
${lines(pixels.flatMap((p) => quads.map((q) => `    store(${y(p, q)}, row, left + ${p}, quad + ${q});`)))}
  }
${pool ? poolInWorkgroup(quads, pixels, y) : ''}
}
`;
}

/** WGSL that adds up the results of a workgroup's invocations, first within columns, then over the columns. */
function poolInWorkgroup(
  quads: readonly number[],
  pixels: readonly number[],
  y: (p: number, q: number) => string,
): string {
  const size = workgroup * workgroup;
  const inside = (p: number, q: number): string =>
    `select(vec4f(0), ${y(p, q)}, row < job.height && left + ${p} < job.width)`;
  return `
${lines(quads.map((q) => `  parts[${q * size} + me] = ${pixels.map((p) => inside(p, q)).join('\n    + ')};`))}
  workgroupBarrier();
  if (me < ${quads.length * workgroup}) {
    let top = me / ${workgroup} * ${size} + me % ${workgroup};
    for (var k = 1u; k < ${workgroup}; k++) { parts[top] += parts[top + k * ${workgroup}]; }
  }
  workgroupBarrier();
  if (me < ${quads.length} && quad + me < quadsOf(job.outputs)) {
    var sum = vec4f(0);
    for (var k = 0u; k < ${workgroup}; k++) { sum += parts[me * ${size} + k]; }
    let pixel = group.y * groups.x + group.x;
    let share = f32(groups.x * groups.y) / f32(job.width * job.height);
    means[pixel * quadsOf(job.outputs) + quad + me] = sum * share;
  }`;
}

const bindingsOfPooling = (quads: number): string => `
@group(0) @binding(5) var<storage, read_write> means: array<vec4f>;
var<workgroup> parts: array<vec4f, ${quads * workgroup * workgroup}>;`;

const fromScalars = `let at = pixel * job.inputs + 4 * c;
  var four = vec4f(0);
  for (var k = 0u; k < min(4, job.inputs - 4 * c); k++) { four[k] = x[at + k]; }
  return four;`;

const toQuads = `// Channels come in the order (i r + j) C + c, for the pixel in row i and column j of a cell.
  let maps = quadsOf(job.outputs) / (job.r * job.r);
  let phase = quad / maps;
  let pixel = (row * job.r + phase / job.r) * (job.width * job.r) + column * job.r + phase % job.r;
  let at = pixel * maps + quad % maps;
  var value = sum;
  if (job.shortcut == 1) { value += loaded(shortcuts[at]); }
  if (job.relu == 1) { value = select(value, vec4f(0), value < vec4f(0)); }
  y[at] = stored(value);`;

const toScalars = `let at = (row * job.width + column) * job.outputs + 4 * quad;
  for (var k = 0u; k < min(4, job.outputs - 4 * quad); k++) {
    var value = sum[k];
    if (job.shortcut == 1) { value += shortcuts[at + k]; }
    if (job.relu == 1) { value = select(value, 0, value < 0); }
    y[at + k] = value;
  }`;
