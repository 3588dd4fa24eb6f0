/**
 * Times all contenders `repeats` times, interleaved, so that other load on the machine affects all alike. The order rotates
 * each round, so that none always follows the same one. Returns the milliseconds of each, in order.
 * @param onRound called with the count of rounds done
 */
export async function interleave<T>(
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
