import type { BackendName, KernelBuild, Refusal } from '../../engine/protocol.ts';
import type { Words } from '../../views/shared/look.ts';

interface BackendWords {
  readonly backend: string;
  readonly backendUnknown: string;
  readonly backendNone: string;
  readonly backendIntro: string;
  readonly backendNames: Readonly<Record<BackendName, string>>;
  readonly backendStates: { readonly running: string; readonly available: string; readonly untried: string };
  readonly refusal: (refusal: Refusal) => string;
  readonly kernels: Readonly<Record<KernelBuild | 'refused', string>>;
  /** Said where the precision is float16. */
  readonly halves: string;
  /** On how many threads, and why not on more. */
  readonly threads: (threads: number, loss?: string) => string;
  readonly use: (backend: string) => string;
  /** On the button of one that was given up. */
  readonly useAgain: string;
  /** In the bar while one that was given up would be faster. */
  readonly givenUp: (backend: string) => string;
}

/** The backends: which one runs, how, and why not the others. */
export const backendWords: Words<BackendWords> = {
  en: {
    backend: 'Engine',
    backendUnknown: 'Engine: starting',
    backendNone: 'Engine: none',
    backendIntro:
      'Each way to compute is tried in this order and must first reproduce numbers stored from PyTorch.',
    backendNames: { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'JavaScript' },
    backendStates: { running: 'running', available: 'passed the check', untried: 'not tried' },
    refusal: (refusal) => {
      switch (refusal.reason) {
        case 'absent':
          return 'not in this browser';
        case 'failed':
          return `failed to start: ${refusal.detail}`;
        case 'wrong':
          return `computed wrong numbers: ${refusal.detail}`;
        case 'software':
          return `no graphics hardware (${refusal.adapter}): slower than WebAssembly`;
        case 'stopped':
          return `given up, as it kept stopping: ${refusal.detail}`;
      }
    },
    kernels: {
      'relaxed-simd': 'with our own kernels (relaxed SIMD)',
      simd: 'with our own kernels (SIMD)',
      wgsl: 'with our own kernels',
      refused: 'with the kernels of TF.js: our own did not pass the check',
    },
    halves: 'with feature maps kept in half precision',
    threads: (threads, loss) =>
      `${threads === 1 ? 'on one thread' : `on ${threads} threads`}${loss === undefined ? '' : `: ${loss}`}`,
    use: (backend) => `Use ${backend}`,
    useAgain: 'Try again',
    givenUp: (backend) => `${backend} was given up. Press to see why, and to try it again.`,
  },
  zh: {
    backend: '计算后端',
    backendUnknown: '计算后端：启动中',
    backendNone: '计算后端：无',
    backendIntro: '按下列顺序逐个尝试；每个后端都必须先算出与 PyTorch 存下的数值一致的结果。',
    backendNames: { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'JavaScript' },
    backendStates: { running: '正在使用', available: '已通过核对', untried: '未尝试' },
    refusal: (refusal) => {
      switch (refusal.reason) {
        case 'absent':
          return '此浏览器没有';
        case 'failed':
          return `启动失败：${refusal.detail}`;
        case 'wrong':
          return `算出的数值不对：${refusal.detail}`;
        case 'software':
          return `没有图形硬件（${refusal.adapter}），比 WebAssembly 还慢`;
        case 'stopped':
          return `多次停止，已弃用：${refusal.detail}`;
      }
    },
    kernels: {
      'relaxed-simd': '使用自写的内核（relaxed SIMD）',
      simd: '使用自写的内核（SIMD）',
      wgsl: '使用自写的内核',
      refused: '使用 TF.js 的内核：自写的内核未通过核对',
    },
    halves: '特征图以半精度存放',
    threads: (threads, loss) => `使用 ${threads} 个线程${loss === undefined ? '' : `：${loss}`}`,
    use: (backend) => `改用 ${backend}`,
    useAgain: '重新启用',
    givenUp: (backend) => `${backend} 已弃用。点按查看原因，并可重新启用。`,
  },
};
