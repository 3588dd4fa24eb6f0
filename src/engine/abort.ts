/** What a cancelled run rejects with, as web APIs do. */
export function abortError(): DOMException {
  return new DOMException('The run was cancelled.', 'AbortError');
}

export function isAbortError(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
