import type { RcanConfig } from '../../model/config.ts';
import { countComplexity, type SiteComplexity } from '../../model/complexity.ts';
import type { Edit } from '../../model/edits/edit.ts';
import { gateAt } from '../edits/change-edits.ts';
import { tabulate, type Table } from '../shared/table.ts';
import { roleOf, type Role } from './roles.ts';

/** Where a skip connection ends. */
const sums: readonly (Role | undefined)[] = ['longSum', 'group', 'block'];

/**
 * Every tensor of the network in the order of computation, for an LR picture of that size: its shape, the weights and
 * biases and the multiply-adds of the layer that makes it, and how much its skip connection lets through.
 */
export function architectureTable(
  config: RcanConfig,
  input: { readonly width: number; readonly height: number },
  edits: readonly Edit[],
): Table {
  return tabulate(countComplexity(config, input.height, input.width).sites, {
    site: ({ site }) => site,
    role: ({ site }) => roleOf(config, site),
    height: ({ shape }) => shape.height,
    width: ({ shape }) => shape.width,
    channels: ({ shape }) => shape.channels,
    parameters: ({ parameters }) => parameters,
    'multiply-adds': ({ multiplyAdds }) => multiplyAdds,
    'skip gate': ({ site }: SiteComplexity) =>
      sums.includes(roleOf(config, site)) ? gateAt(edits, site) : undefined,
  });
}
