/** The name of the constraint that a failed statement ran into, where it was one; null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('driverError' in error)) return null;
  const cause = error.driverError as { readonly code?: unknown; readonly constraint?: unknown };
  const integrityFault = typeof cause.code === 'string' && cause.code.startsWith('23');
  return integrityFault && typeof cause.constraint === 'string' ? cause.constraint : null;
}
