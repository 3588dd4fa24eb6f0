/** Invocations of the single workgroup. */
const size = 256;

/**
 * Channel attention in WGSL (paper eq. 10 and 11), in one workgroup: z, the mean of each channel of x [pixels,
 * channels], which are maps or the means of parts of them; then W_D z, its ReLU, W_U of that, and its sigmoid s. Weights
 * are the 1x1 convolutions packed by `packDirect`.
 */
export const attentionShader = `
struct Job { pixels: u32, channels: u32, narrow: u32 }
@group(0) @binding(0) var<uniform> job: Job;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read> down: array<f32>;
@group(0) @binding(3) var<storage, read> up: array<f32>;
@group(0) @binding(4) var<storage, read_write> z: array<f32>;
@group(0) @binding(5) var<storage, read_write> squeezed: array<f32>;
@group(0) @binding(6) var<storage, read_write> hidden: array<f32>;
@group(0) @binding(7) var<storage, read_write> excited: array<f32>;
@group(0) @binding(8) var<storage, read_write> s: array<f32>;

var<workgroup> parts: array<f32, ${size}>;

fn roundedUp(count: u32) -> u32 { return (count + 3) / 4 * 4; }

@compute @workgroup_size(${size})
fn main(@builtin(local_invocation_index) me: u32) {
  // Adjacent invocations read adjacent channels (coalesced); groups of them, the lanes, take pixels in turn.
  let across = min(job.channels, ${size});
  let lanes = ${size} / across;
  let lane = me / across;
  for (var first = 0u; first < job.channels; first += across) {
    let c = first + me % across;
    var sum = 0.0;
    if (lane < lanes && c < job.channels) {
      for (var p = lane; p < job.pixels; p += lanes) { sum += x[p * job.channels + c]; }
    }
    parts[me] = sum;
    workgroupBarrier();
    if (lane == 0 && c < job.channels) {
      for (var l = 1u; l < lanes; l++) { sum += parts[l * across + me]; }
      z[c] = sum / f32(job.pixels);
    }
    workgroupBarrier();
  }
  storageBarrier();

  let narrow = roundedUp(job.narrow);
  for (var h = me; h < job.narrow; h += ${size}) {
    var sum = down[roundedUp(job.channels) * narrow + h];
    for (var c = 0u; c < job.channels; c++) { sum += down[c * narrow + h] * z[c]; }
    squeezed[h] = sum;
    hidden[h] = max(sum, 0);
  }
  storageBarrier();

  let wide = roundedUp(job.channels);
  for (var c = me; c < job.channels; c += ${size}) {
    var sum = up[narrow * wide + c];
    for (var h = 0u; h < job.narrow; h++) { sum += up[h * wide + c] * hidden[h]; }
    excited[c] = sum;
    s[c] = 1 / (1 + exp(-sum));
  }
}
`;
