declare const brand: unique symbol;

/** A UUID of one kind of record; the brand keeps an employer's id out of a jobseeker's place. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type MissionId = Id<'Mission'>;
export type AccountId = Id<'Account'>;
export type EmployerId = Id<'Employer'>;
export type JobseekerId = Id<'Jobseeker'>;
/** An opening of any kind: vacancy, internship, training place or venture role. */
export type OpeningId = Id<'Opening'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in its canonical lower-case form. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
