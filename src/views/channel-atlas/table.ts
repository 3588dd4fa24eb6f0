import { channelColumns } from '../channel-points/columns.ts';
import { shareColumn } from '../shared/share-column.ts';
import { tabulate, type Table } from '../shared/table.ts';
import { averagedPoints, type AtlasPoint, type MeasuredPicture } from './points.ts';

/** Every channel, averaged over the pictures; over several of them also from the lowest to the highest. */
export function atlasTable(pictures: readonly MeasuredPicture[], cutoff: number): Table {
  const share = shareColumn(cutoff);
  return tabulate(averagedPoints(pictures, cutoff), {
    ...channelColumns(cutoff),
    ...(pictures.length > 1 && {
      pictures: ({ over }: AtlasPoint) => over?.pictures,
      [`lowest ${share}`]: ({ over }: AtlasPoint) => over?.share[0],
      [`highest ${share}`]: ({ over }: AtlasPoint) => over?.share[1],
      'lowest s': ({ over }: AtlasPoint) => over?.attention[0],
      'highest s': ({ over }: AtlasPoint) => over?.attention[1],
    }),
  });
}
