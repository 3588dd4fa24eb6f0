/** The error that a cancelled run rejects with: a `DOMException` named 'AbortError', as of web APIs. */
export function abortError(): DOMException {
  return new DOMException('The run was cancelled.', 'AbortError');
}

/** Whether a run rejected because it was cancelled. */
export function isAbortError(error: unknown): error is DOMException {
  return error instanceof DOMException && error.name === 'AbortError';
}
