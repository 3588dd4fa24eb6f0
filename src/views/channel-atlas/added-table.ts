import { addedValue, type AddedPoint } from '../channel-points/added.ts';
import { shareColumn } from '../shared/share-column.ts';
import { tabulate, type Table } from '../shared/table.ts';

/** Every channel with what it adds to the output's luma, as it is added and at s = 1. */
export const addedTable = (points: readonly AddedPoint[], cutoff: number): Table =>
  tabulate(points, {
    group: ({ group }: AddedPoint) => group,
    block: ({ block }: AddedPoint) => block,
    channel: ({ channel }: AddedPoint) => channel,
    s: ({ attention }: AddedPoint) => attention,
    'energy added (levels^2)': ({ energy }: AddedPoint) => energy,
    [`energy added above ${cutoff} cycles/pixel (levels^2)`]: ({ high }: AddedPoint) => high,
    [shareColumn(cutoff)]: ({ share }: AddedPoint) => share,
    'root mean square added (levels)': (point: AddedPoint) => addedValue(point, 'energy', 'with'),
    'root mean square at s = 1 (levels)': (point: AddedPoint) => addedValue(point, 'energy', 'without'),
    [`root mean square above ${cutoff} cycles/pixel at s = 1 (levels)`]: (point: AddedPoint) =>
      addedValue(point, 'high', 'without'),
  });
