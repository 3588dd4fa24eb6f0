import { extent, mean } from 'd3';
import { convolutions } from '../../model/convolutions.ts';
import { siteShapes } from '../../model/shapes.ts';
import { weight, type Site } from '../../model/sites.ts';
import type { Pixels } from '../../image/pixels.ts';
import { plane, type Planes } from '../../trace/trace.ts';
import { formatShape } from '../architecture-map/graph.ts';
import { symbols, type Denotes, type Here, type PaperSymbol, type SymbolName } from './symbols.ts';

/** What the numbers of a tensor come to. */
export interface Numbers {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** Of the selected channel: its mean, or its one value. Absent where a tensor has other channels than the maps. */
  readonly selected?: number;
}

/** A symbol as it stands in a network and a run. */
export interface SymbolRow {
  readonly name: SymbolName;
  readonly symbol: PaperSymbol;
  /** Its place in the network: what holds it, or makes it. */
  readonly site?: Site;
  /** Its path in PyTorch's state dict, where a module or a parameter of that name stands for it. */
  readonly path?: string;
  /** H x W x C of a tensor, outputs x inputs x height x width of weights. */
  readonly shape?: string;
  readonly numbers?: Numbers;
  /** Of what is a number in itself. */
  readonly value?: number;
}

/** Where the numbers come from: absent until there is a run, or where that did not record them. */
export interface Sources {
  readonly record: (site: Site) => Planes | undefined;
  /** Of a convolution. */
  readonly weights: (site: Site) => Float32Array | undefined;
  /** LR. */
  readonly picture: Pixels | undefined;
}

/** The row of a symbol; without a network, what the paper alone says. */
export function symbolRow(name: SymbolName, here: Here | undefined, sources: Sources): SymbolRow {
  const symbol: PaperSymbol = symbols[name];
  if (!here) return { name, symbol };
  const { denotes } = symbol;
  const base = { name, symbol, ...placeOf(denotes, here) };
  switch (denotes.kind) {
    case 'number':
      return { ...base, value: denotes.value(here) };
    case 'picture': {
      const { picture } = sources;
      const { height, width } = here.input;
      const numbers = picture && numbersOf(picture.data);
      return {
        ...base,
        shape: formatShape({ height, width, channels: here.config.colors }),
        ...(numbers && { numbers }),
      };
    }
    case 'weights': {
      const conv = convolutions(here.config).get(denotes.site(here));
      const data = sources.weights(denotes.site(here));
      const numbers = data && numbersOf(data);
      return {
        ...base,
        ...(conv && { shape: [conv.outputs, conv.inputs, conv.kernel, conv.kernel].join('×') }),
        ...(numbers && { numbers }),
      };
    }
    case 'tensor': {
      const site = denotes.site(here);
      const shape = siteShapes(here.config, here.input.height, here.input.width).get(site);
      const record = sources.record(site);
      const numbers = record && tensorNumbers(record, here);
      return { ...base, ...(shape && { shape: formatShape(shape) }), ...(numbers && { numbers }) };
    }
    case 'module':
    case 'part':
      return base;
  }
}

function placeOf(denotes: Denotes, here: Here): Pick<SymbolRow, 'site' | 'path'> {
  switch (denotes.kind) {
    case 'tensor':
    case 'module':
      return { site: denotes.site(here), path: denotes.site(here) };
    case 'weights':
      return { site: denotes.site(here), path: weight(denotes.site(here)) };
    case 'part':
      return { site: denotes.site(here) };
    case 'picture':
    case 'number':
      return {};
  }
}

function tensorNumbers(record: Planes, { config, channel }: Here): Numbers | undefined {
  const all = numbersOf(record.data);
  if (!all || record.channels !== config.features || channel >= record.channels) return all;
  const selected = mean(plane(record, channel));
  return selected === undefined ? all : { ...all, selected };
}

function numbersOf(data: Float32Array | Uint8ClampedArray): Numbers | undefined {
  const [least, most] = extent<number>(data);
  const average = mean(data);
  return least === undefined || most === undefined || average === undefined
    ? undefined
    : { mean: average, least, most };
}
