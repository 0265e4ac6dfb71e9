/**
 * The tables that exist before a mission is known. They hold ids and public data only, carry no row level security,
 * and each says why it is here. Every other table has a mission and `rejoin_tenant()`; a test walks the catalogue.
 */
export const missionlessTables: Readonly<Record<string, string>> = {
  migrations: 'the state of the schema itself',
  mission: 'public facts of an office: needed to find the time zone and languages before a viewer is known',
  login: 'which account a token belongs to: digests and ids only',
  invitation: 'which account an invitation code opens: digests and ids only',
  api_key_digest: 'which API key a token is, and its mission: digests and ids only',
  classification: 'which classifications are loaded: public data',
  concept: 'occupations, skills and their groups: public data',
  occupation_skill: 'which skills an occupation uses: public data',
  skill_use: 'which skills use others: public data',
  broader_concept: 'hierarchies of concepts: public data',
  skill_space: 'what matching reads of a classification, worked out: public data',
  credit: 'who made data that was loaded, and its licence: public texts',
  relay_door: 'whose door a relay of text messages calls at: ids only',
  outbox: 'jobs that a transaction requested: ids only',
};
