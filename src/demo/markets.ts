import type { MissionDraft } from '../office/missions/mission.js';

/** A weight says how often a value is drawn. */
export type Weighted<T> = readonly (readonly [value: T, weight: number])[];

/** What a constructed market is made from: real places and languages, everything else made up within the bounds of the plausible. */
export interface MarketSketch {
  /** Names its records and tokens. */
  readonly key: string;
  readonly mission: Omit<MissionDraft, 'classification'>;
  /** Real places of the country by GeoNames id; about three of ten people live in the first. */
  readonly places: Weighted<number>;
  /** ISO 639-3. Offices ask for the working language. */
  readonly workingLanguage: string;
  readonly homeLanguages: Weighted<string>;
  /** Countries that people return from, with the language they learn there. */
  readonly hosts: Weighted<{ readonly country: string; readonly language: string }>;
  /** Pay a month in whole units of the mission's currency by ISCO major group, 1 to 9. No survey: made up. */
  readonly monthlyPay: readonly (readonly [least: number, most: number])[];
  /** What a US dollar costs: rules of programmes name amounts in it. Made up, as all rates here. */
  readonly dollar: string;
  /** A place across the border where some of the employers are, and what its currency costs; null for none. */
  readonly abroad: { readonly geonameId: number; readonly currency: string; readonly rate: string } | null;
}

/** For a start without any download. */
export const ghana: MarketSketch = {
  key: 'ghana',
  mission: {
    name: 'Constructed mission: Ghana',
    country: 'GH',
    currency: 'GHS',
    timeZone: 'Africa/Accra',
    languages: ['en', 'fr'],
  },
  places: [
    [2306104, 30], // Accra
    [2298890, 20], // Kumasi
    [2294877, 9], // Tamale
    [2294915, 7], // Takoradi
    [2294700, 7], // Tema
    [2302357, 5], // Cape Coast
    [2299522, 4], // Koforidua
    [2295021, 4], // Sunyani
    [2300379, 4], // Ho
    [2294727, 3], // Techiman
    [2302821, 3], // Bolgatanga
    [2294206, 2], // Wa
    [2294034, 2], // Winneba
  ],
  workingLanguage: 'eng',
  homeLanguages: [
    ['twi', 45],
    ['ewe', 14],
    ['gaa', 10],
    ['dag', 10],
    ['hau', 8],
  ],
  hosts: [
    [{ country: 'LY', language: 'arb' }, 8],
    [{ country: 'DE', language: 'deu' }, 6],
    [{ country: 'IT', language: 'ita' }, 5],
    [{ country: 'CI', language: 'fra' }, 4],
    [{ country: 'BE', language: 'fra' }, 3],
    [{ country: 'ES', language: 'spa' }, 2],
  ],
  monthlyPay: [
    [4_500, 9_000],
    [3_000, 6_500],
    [2_200, 4_200],
    [1_500, 2_600],
    [1_000, 1_900],
    [900, 1_700],
    [1_300, 2_700],
    [1_400, 2_600],
    [850, 1_400],
  ],
  dollar: '12.50',
  // Lomé, Togo
  abroad: { geonameId: 2365267, currency: 'XOF', rate: '0.0185' },
};

/** For a start with ESCO and real vacancies. */
export const ethiopia: MarketSketch = {
  key: 'ethiopia',
  mission: {
    name: 'Constructed mission: Ethiopia, real vacancies',
    country: 'ET',
    currency: 'ETB',
    timeZone: 'Africa/Addis_Ababa',
    languages: ['en'],
  },
  places: [
    [344979, 32], // Addis Ababa
    [330186, 9], // Adama
    [343137, 8], // Hawassa
    [342884, 8], // Bahir Dar
    [331180, 7], // Mekele
    [338832, 7], // Dire Dawa
    [336014, 6], // Gondar
    [333772, 6], // Jimma
    [339219, 5], // Dessie
    [333795, 5], // Jijiga
    [343663, 4], // Arba Minch
    [339734, 3], // Debre Birhan
  ],
  workingLanguage: 'eng',
  homeLanguages: [
    ['amh', 45],
    ['orm', 30],
    ['tir', 8],
    ['som', 8],
  ],
  hosts: [
    [{ country: 'SA', language: 'arb' }, 12],
    [{ country: 'LB', language: 'arb' }, 5],
    [{ country: 'SD', language: 'arb' }, 4],
    [{ country: 'DE', language: 'deu' }, 3],
    [{ country: 'IT', language: 'ita' }, 2],
  ],
  monthlyPay: [
    [30_000, 70_000],
    [18_000, 45_000],
    [13_000, 28_000],
    [9_000, 17_000],
    [6_500, 13_000],
    [5_500, 10_000],
    [8_000, 18_000],
    [8_500, 18_000],
    [5_000, 9_000],
  ],
  dollar: '130.00',
  abroad: null,
};
