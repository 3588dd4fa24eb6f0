/**
 * Times everything `repeats` times in turn, so that what else the machine does falls on all. Another one begins each
 * time: none always runs in the wake of the same one. Gives the milliseconds of each, in the order they were taken.
 * @param onRound told how many rounds are done
 */
export async function takeTurns<T>(
  all: readonly T[],
  repeats: number,
  time: (one: T) => Promise<number>,
  onRound?: (done: number) => void,
): Promise<Map<T, number[]>> {
  const times = new Map<T, number[]>(all.map((one) => [one, []]));
  for (let round = 0; round < repeats; round++) {
    const first = round % all.length;
    for (const one of [...all.slice(first), ...all.slice(0, first)]) times.get(one)!.push(await time(one));
    onRound?.(round + 1);
  }
  return times;
}
