import { vi } from 'vitest';

/** A key that is pressed, with whatever else is held down. */
export function press(key: string, modifiers: Partial<KeyboardEvent> = {}) {
  return { key, preventDefault: vi.fn(), ...modifiers } as unknown as KeyboardEvent & {
    preventDefault: ReturnType<typeof vi.fn>;
  };
}
