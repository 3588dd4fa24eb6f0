import { shuffleFactors, type RcanConfig } from './config.ts';

/**
 * A place in the network: the PyTorch state-dict path of a module of the official RCAN, which stands for the module's
 * output; `${site}:input` stands for its input, `tail:input` for the sum after the long skip connection, which no module
 * computes. Addresses are built here and nowhere else.
 */
export type Site = string;

export const subMean: Site = 'sub_mean';
export const addMean: Site = 'add_mean';
/** The shallow feature extraction, a 3x3 convolution from the picture to C channels (paper eq. 1). */
export const head: Site = 'head.0';

/** The input of a module. */
export const input = (site: Site): Site => `${site}:input`;

/** A residual group's output, its short skip connection included (paper eq. 9). */
export const group = (g: number): Site => `body.${g}`;
/** A residual channel attention block's output, its identity branch included (paper eq. 13). */
export const block = (g: number, b: number): Site => `body.${g}.body.${b}`;
/** The first convolution of a block (paper eq. 14). */
export const blockConv1 = (g: number, b: number): Site => `${block(g, b)}.body.0`;
/** The ReLU of a block. */
export const blockRelu = (g: number, b: number): Site => `${block(g, b)}.body.1`;
/** The second convolution of a block: the maps before channel attention (paper eq. 14). */
export const blockConv2 = (g: number, b: number): Site => `${block(g, b)}.body.2`;
/** The channel attention layer; its output is the rescaled maps (paper eq. 12). */
export const channelAttention = (g: number, b: number): Site => `${block(g, b)}.body.3`;
/** z, one mean per channel (H_GP, paper eq. 10). */
export const pooled = (g: number, b: number): Site => `${channelAttention(g, b)}.avg_pool`;
/** W_D z, C / r numbers before the ReLU. */
export const squeeze = (g: number, b: number): Site => `${channelAttention(g, b)}.conv_du.0`;
/** ReLU(W_D z), the hidden vector. */
export const hidden = (g: number, b: number): Site => `${channelAttention(g, b)}.conv_du.1`;
/** W_U of the hidden vector: C numbers before the sigmoid. */
export const excite = (g: number, b: number): Site => `${channelAttention(g, b)}.conv_du.2`;
/** s, the attention: one factor in 0..1 per channel (paper eq. 11). */
export const attention = (g: number, b: number): Site => `${channelAttention(g, b)}.conv_du`;
/** The last convolution of a group, before its short skip connection. */
export const groupConv = (config: RcanConfig, g: number): Site => `${group(g)}.body.${config.blocks}`;
/** The last convolution of the body, before the long skip connection. */
export const bodyConv = (config: RcanConfig): Site => `body.${config.groups}`;
/** The tail's input: the body's output plus the long skip connection (paper eq. 7). */
export const tailInput: Site = 'tail:input';
/** The convolution C -> C r^2 before the k-th pixel shuffle. */
export const upConv = (k: number): Site => `tail.0.${2 * k}`;
/** The k-th pixel shuffle. */
export const shuffle = (k: number): Site => `tail.0.${2 * k + 1}`;
/** The last convolution, C -> image channels; `add_mean` follows. */
export const tailConv: Site = 'tail.1';

/** State-dict name of a convolution's filter. */
export const weight = (site: Site): string => `${site}.weight`;
/** State-dict name of a convolution's bias. */
export const bias = (site: Site): string => `${site}.bias`;

/** Every site of the attention branch of a block, in the order they are computed. */
export const attentionSites = (g: number, b: number): readonly Site[] => [
  pooled(g, b),
  squeeze(g, b),
  hidden(g, b),
  excite(g, b),
  attention(g, b),
];

/** Every site of a network in the order a forward pass reaches it, inputs of groups and blocks included. */
export function allSites(config: RcanConfig): Site[] {
  const sites: Site[] = [subMean, head];
  for (let g = 0; g < config.groups; g++) {
    sites.push(input(group(g)));
    for (let b = 0; b < config.blocks; b++) {
      sites.push(input(block(g, b)), blockConv1(g, b), blockRelu(g, b), blockConv2(g, b));
      sites.push(...attentionSites(g, b), channelAttention(g, b), block(g, b));
    }
    sites.push(groupConv(config, g), group(g));
  }
  sites.push(bodyConv(config), tailInput);
  shuffleFactors(config.scale).forEach((_, k) => sites.push(upConv(k), shuffle(k)));
  sites.push(tailConv, addMean);
  return sites;
}

/** Every tensor of a network once: all sites except inputs that are a second name of another site's output. */
export function distinctSites(config: RcanConfig): Site[] {
  return allSites(config).filter((site) => site === tailInput || !site.endsWith(input('')));
}

/** The site of `distinctSites` with the same tensor: for an input, the site whose output it is. */
export function firstName(config: RcanConfig, site: Site): Site {
  const { group: g, block: b } = placeOf(config, site);
  if (g === undefined) return site;
  if (site === input(group(g)) || (b === 0 && site === input(block(g, 0))))
    return g === 0 ? head : group(g - 1);
  return b !== undefined && site === input(block(g, b)) ? block(g, b - 1) : site;
}

/** Whether `site` is `outer` or inside it; inputs of `outer` are not. */
export const isWithin = (site: Site, outer: Site): boolean => site === outer || site.startsWith(`${outer}.`);

/** The group and block that a site belongs to, from 0. */
export interface SitePlace {
  readonly group?: number;
  readonly block?: number;
}

/** Reads the group and block indices out of an address; both absent outside the groups. */
export function placeOf(config: RcanConfig, site: Site): SitePlace {
  const match = /^body\.(\d+)(?:\.body\.(\d+))?/.exec(site);
  if (!match || Number(match[1]) >= config.groups) return {};
  const g = Number(match[1]);
  if (match[2] === undefined || Number(match[2]) >= config.blocks) return { group: g };
  return { group: g, block: Number(match[2]) };
}
