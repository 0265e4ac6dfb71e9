/**
 * What an API key may be for, and the fields and doors that each opens: the names of GraphQL fields and of controller methods.
 * A field that is in none is closed to every key, whatever its role: new ones are closed until somebody adds them here.
 */
export const scopes = {
  VACANCIES_READ: ['vacancies', 'vacancy'],
  VACANCIES_WRITE: ['createVacancy', 'editVacancy', 'closeVacancy', 'reportSeats', 'suggestFromText'],
  INTERNSHIPS_READ: ['internships', 'internship'],
  INTERNSHIPS_WRITE: ['createInternship', 'editInternship', 'closeInternship', 'reportSeats', 'suggestFromText'],
  TRAININGS_READ: ['trainings', 'training'],
  TRAININGS_WRITE: ['createTraining', 'editTraining', 'closeTraining', 'reportSeats', 'suggestFromText'],
  EMPLOYER_READ: ['myEmployer', 'employer'],
  IMPORTS: ['import', 'imports', 'importRefusals', 'importKinds', 'stopImport', 'uploadFile', 'refusalsAsCsv', 'refusalsAsJsonLines'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Scope = keyof typeof scopes;

/** What every key opens: who it is, and public data. */
export const always: readonly string[] = ['me', 'mission', 'searchPlaces', 'nearestPlace', 'place', 'searchSkills', 'searchOccupations', 'concept'];

/** Whether one of the scopes opens the field or door `act`. */
export function scopesOpen(held: readonly Scope[], act: string): boolean {
  return always.includes(act) || held.some((scope) => (scopes[scope] as readonly string[]).includes(act));
}
