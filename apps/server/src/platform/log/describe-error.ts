const MOST_CAUSES = 3;

/**
 * An error for the log: what it is, where it came from, and its causes. Database drivers attach statements, parameters
 * and whole rows to their errors; none of that is copied.
 */
export function describeError(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code: unknown = Reflect.get(error, 'sqlState') ?? Reflect.get(error, 'code');
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
    ...(error.cause !== undefined && depth < MOST_CAUSES
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  };
}
