/**
 * An employer's name without what spelling varies in (width, spaces, punctuation, case), by which two cases are seen to concern
 * the same one.
 */
export const employerKey = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '');

export interface EmployerIdentity {
  employerKey: string;
  employerUscc: string | null;
}

/** By the unified social credit code where both are known by one, else by the name: two companies may have the same name. */
export const isSameEmployer = (a: EmployerIdentity, b: EmployerIdentity): boolean =>
  a.employerUscc !== null && b.employerUscc !== null ? a.employerUscc === b.employerUscc : a.employerKey === b.employerKey;
