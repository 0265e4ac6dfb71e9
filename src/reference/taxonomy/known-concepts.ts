/** What a check of a profile or of an opening asks of the mission's classification. */
export interface KnownConcepts {
  isSkill(uri: string): boolean;
  isOccupation(uri: string): boolean;
}
