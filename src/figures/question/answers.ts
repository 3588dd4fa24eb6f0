import type { Unit } from '../../views/question/question.ts';

/** What kind of thing answers a question, and so how it is predicted. */
export type AnswerKind =
  | { readonly kind: 'number'; readonly unit: Unit }
  /** One of the choices that the lesson words, in an order that the answer fixes. */
  | { readonly kind: 'choice'; readonly choices: number }
  /** The groups of the network, from most to least. */
  | { readonly kind: 'order' }
  /** A place in the picture. */
  | { readonly kind: 'place' };

/**
 * The answers that a question of a lesson may ask for, each computed from the run on the page
 * (`src/notebook/questions`), never written down.
 */
export const answers = {
  /** PSNR on luma of the network's picture less that of bicubic. */
  'psnr-gain': { kind: 'number', unit: 'dB' },
  /** PSNR of the network's picture on red, green and blue less that on luma. */
  'psnr-on-rgb': { kind: 'number', unit: 'dB' },
  /** PSNR of the network's picture with its border less that without. */
  'psnr-with-border': { kind: 'number', unit: 'dB' },
  /** Parameters of the loaded network, mean shifts included. */
  parameters: { kind: 'number', unit: '' },
  /** Channels that go into the first pixel shuffle. */
  'shuffle-channels': { kind: 'number', unit: '' },
  /** Hidden units of the selected block's attention that the ReLU lets through. */
  'hidden-alive': { kind: 'number', unit: '' },
  /** The share of the energy of the original below 0.25 cycles/pixel, its mean removed, in percent. */
  'low-frequency-share': { kind: 'number', unit: '%' },
  /** Where the share of high frequency is greater at the long skip connection: on it (first choice) or in the residual. */
  'long-skip-high-frequency': { kind: 'choice', choices: 2 },
  /** Groups by the energy of what they add. */
  'group-energy': { kind: 'order' },
  /** Groups by the share of high frequency, above the page's cut-off, in what they add. */
  'group-high-frequency': { kind: 'order' },
  /** The fewest channels that together hold half of the energy of what the selected group adds. */
  'group-half-energy': { kind: 'number', unit: '' },
  /**
   * Where the factor of the channel with the largest share of high frequency stands in the selected block: 1 for the
   * largest factor.
   */
  'sharpest-channel-rank': { kind: 'number', unit: '' },
  /**
   * How attention goes with the share of high frequency over the channels of the selected group's blocks, by the interval
   * of the rank correlation: it rises, it falls, it cannot be told.
   */
  'attention-follows-detail': { kind: 'choice', choices: 3 },
  /**
   * The block whose part of the output has the most energy on luma: its place in the network's order, 1 for the first block
   * of the first group.
   */
  'block-adds-most': { kind: 'number', unit: '' },
  /**
   * The part of the output with the smallest share of energy above 1/(2 scale) cycles/pixel: the long skip connection, what
   * the first features bring, or one of the blocks.
   */
  'lowest-frequency-part': { kind: 'choice', choices: 3 },
  /** PSNR on luma of the output's sum without what group 3 adds; without the last group where there are fewer. */
  'psnr-without-group-3': { kind: 'number', unit: 'dB' },
  /** The fewest channels of the first convolution that together hold half of the energy of its maps. */
  'half-energy-channels': { kind: 'number', unit: '' },
  /** The share of the squares of 8 x 8 px that bicubic gets right within 2 levels of 255, in percent. */
  'smooth-squares': { kind: 'number', unit: '%' },
  /** Side in LR pixels of the square from which convolutions carry something to one pixel of the output. */
  'receptive-field': { kind: 'number', unit: 'px' },
  /** Multiply-adds of the same body behind bicubic, over those of the network as it is. */
  'pre-upsampling-cost': { kind: 'number', unit: 'times' },
  /** The share of the multiply-adds that the tail takes, in percent. */
  'tail-share': { kind: 'number', unit: '%' },
  /** The middle of the square of 16 x 16 px in which the network's picture errs most. */
  'worst-place': { kind: 'place' },
} as const satisfies Readonly<Record<string, AnswerKind>>;

export type AnswerName = keyof typeof answers;

/** The kind of the answer of that name, or undefined. */
export function answerKind(name: string): AnswerKind | undefined {
  return Object.hasOwn(answers, name) ? answers[name as AnswerName] : undefined;
}

export const splitChoices = (choices: string): string[] => choices.split('|').map((choice) => choice.trim());
