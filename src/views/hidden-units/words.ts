import type { Words } from '../shared/look.ts';
import type { MeasuredUnits, UnitState } from './state.ts';

/** The signs with which figures mark units, and blocks all of whose units are so. */
export const unitSigns: Readonly<Record<Exclude<UnitState, 'on'>, string>> = { dead: '×', zero: '○' };

export interface HiddenUnitWords {
  /** What a unit does, beside its value; empty where there is nothing to say. */
  unit(state: UnitState, unit: number, measured?: MeasuredUnits): string;
  /** What a block's units do together; empty where some are above zero. */
  block(state: UnitState, measured?: MeasuredUnits): string;
  /** What the signs mean: on units, and on blocks. */
  unitSign(state: Exclude<UnitState, 'on'>, measured?: MeasuredUnits): string;
  blockSign(state: Exclude<UnitState, 'on'>, measured?: MeasuredUnits): string;
}

export const hiddenUnitWords: Words<HiddenUnitWords> = {
  en: {
    unit(state, unit, measured) {
      const times = measured?.above[unit] ?? 0;
      const of = `${measured?.pictures ?? 0} pictures measured`;
      if (state === 'dead') return `dead: above zero on none of the ${of}`;
      const here = state === 'zero' ? 'at zero on this picture' : '';
      if (!measured) return here;
      if (state === 'on' && times === 0) return `above zero here, though on none of the ${of}`;
      const share = times === measured.pictures ? `all ${of}` : `${times} of the ${of}`;
      return `${here}${here && ', '}above zero on ${share}`;
    },
    block(state, measured) {
      if (state === 'dead')
        return `all hidden units dead: s was the same on all ${measured?.pictures ?? 0} pictures measured`;
      return state === 'zero'
        ? 'all hidden units at zero on this picture: s comes from the biases alone'
        : '';
    },
    unitSign: (state, measured) =>
      state === 'dead'
        ? `dead: above zero neither here nor on any of the ${measured?.pictures ?? 0} pictures measured`
        : 'at zero on this picture',
    blockSign: (state, measured) =>
      state === 'dead'
        ? `all hidden units dead, here and on the ${measured?.pictures ?? 0} pictures measured: this row does not change with the picture`
        : 'all hidden units at zero on this picture: this row comes from the biases alone',
  },
  zh: {
    unit(state, unit, measured) {
      const times = measured?.above[unit] ?? 0;
      const of = `测过的 ${measured?.pictures ?? 0} 张图片`;
      if (state === 'dead') return `死亡单元：在${of}上从不大于零`;
      const here = state === 'zero' ? '在这张图片上为零' : '';
      if (!measured) return here;
      if (state === 'on' && times === 0) return `在这里大于零，而在${of}上从不大于零`;
      const share = times === measured.pictures ? `在${of}上都大于零` : `在${of}中有 ${times} 张大于零`;
      return `${here}${here && '，'}${share}`;
    },
    block(state, measured) {
      if (state === 'dead') return `隐藏单元全部死亡：在测过的 ${measured?.pictures ?? 0} 张图片上 s 都相同`;
      return state === 'zero' ? '隐藏单元在这张图片上全部为零：s 只由偏置决定' : '';
    },
    unitSign: (state, measured) =>
      state === 'dead'
        ? `死亡：在此图和测过的 ${measured?.pictures ?? 0} 张图片上都不大于零`
        : '在这张图片上为零',
    blockSign: (state, measured) =>
      state === 'dead'
        ? `隐藏单元全部死亡（在此图和测过的 ${measured?.pictures ?? 0} 张图片上）：这一行不随图片改变`
        : '隐藏单元在这张图片上全部为零：这一行只由偏置决定',
  },
};
