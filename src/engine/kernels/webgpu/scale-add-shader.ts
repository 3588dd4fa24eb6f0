/** Invocations of a workgroup. */
export const workgroup = 64;

/** x s + shortcut in WGSL, for maps [pixels, quads of channels] stored as `mapsAs` defines, and s [channels]. */
export const scaleAddShader = `
struct Job { count: u32, quads: u32, across: u32 }
@group(0) @binding(0) var<uniform> job: Job;
@group(0) @binding(1) var<storage, read> x: array<Stored>;
@group(0) @binding(2) var<storage, read> s: array<vec4f>;
@group(0) @binding(3) var<storage, read> shortcut: array<Stored>;
@group(0) @binding(4) var<storage, read_write> y: array<Stored>;

@compute @workgroup_size(${workgroup})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.y * job.across + id.x;
  if (i >= job.count) { return; }
  y[i] = stored(loaded(x[i]) * s[i % job.quads] + loaded(shortcut[i]));
}
`;
