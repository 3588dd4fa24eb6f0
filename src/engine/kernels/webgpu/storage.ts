/** Number format in which feature maps are stored; sums are computed in float32 either way. */
export type Precision = 'float32' | 'float16';

/** Largest finite value of float16. */
const largestHalf = 65_504;

const definitions: Readonly<Record<Precision, string>> = {
  float32: `
alias Stored = vec4f;
fn loaded(four: Stored) -> vec4f { return four; }
fn stored(four: vec4f) -> Stored { return four; }
`,
  float16: `
alias Stored = vec2u;
fn loaded(four: Stored) -> vec4f { return vec4f(unpack2x16float(four.x), unpack2x16float(four.y)); }
fn stored(four: vec4f) -> Stored {
  let bounded = clamp(four, vec4f(-${largestHalf}), vec4f(${largestHalf}));
  return vec2u(pack2x16float(bounded.xy), pack2x16float(bounded.zw));
}
`,
};

/** WGSL definitions for maps: `Stored`, four channels of a pixel in memory; `loaded` and `stored`, from it and to it. */
export function mapsAs(precision: Precision): string {
  return definitions[precision];
}

/** Invocations of a workgroup. */
export const workgroup = 64;

/** WGSL that converts maps between float16 storage and float32, four channels per invocation. */
export function conversionShader(to: Precision): string {
  const [read, write, converted] =
    to === 'float32' ? ['Stored', 'vec4f', 'loaded(x[i])'] : ['vec4f', 'Stored', 'stored(x[i])'];
  return `
struct Job { count: u32, across: u32 }
@group(0) @binding(0) var<uniform> job: Job;
@group(0) @binding(1) var<storage, read> x: array<${read}>;
@group(0) @binding(2) var<storage, read_write> y: array<${write}>;

@compute @workgroup_size(${workgroup})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.y * job.across + id.x;
  if (i < job.count) { y[i] = ${converted}; }
}
`;
}
