import { EntitySchema } from 'typeorm';

import type { PayPeriod } from '../../kernel/money.js';
import type { Place } from '../../kernel/place.js';
import { bigintColumn, dayColumn } from '../../platform/database/columns.js';
import type { OfferedPay, Opening, WeeklyHours } from './opening.js';

/** An opening as its table has it: place, hours and pay in columns, so that constraints, indexes and triggers reach them. */
export interface OpeningRow extends Omit<Opening, 'occupation' | 'place' | 'hoursPerWeek' | 'pay'> {
  readonly occupationUri: string | null;
  readonly geonameId: number | null;
  readonly placeName: string | null;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  readonly payMin: number | null;
  readonly payMax: number | null;
  readonly payCurrency: string | null;
  readonly payPeriod: PayPeriod | null;
}

export const openingTable = new EntitySchema<OpeningRow>({
  name: 'opening',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    kind: { type: 'text' },
    employerId: { type: 'uuid', name: 'employer_id' },
    status: { type: 'text' },
    title: { type: 'text' },
    description: { type: 'text' },
    occupationUri: { type: 'text', name: 'occupation_uri', nullable: true },
    skills: { type: 'jsonb' },
    languages: { type: 'jsonb' },
    licences: { type: 'jsonb' },
    minEducation: { type: 'smallint', name: 'min_education', nullable: true },
    criteria: { type: 'text', array: true },
    demands: { type: 'text', array: true },
    hazards: { type: 'text', array: true },
    seats: { type: 'integer' },
    seatsTaken: { type: 'integer', name: 'seats_taken' },
    remote: { type: 'boolean' },
    geonameId: { type: 'integer', name: 'geoname_id', nullable: true },
    placeName: { type: 'text', name: 'place_name', nullable: true },
    country: { type: 'text', nullable: true },
    latitude: { type: 'double precision', nullable: true },
    longitude: { type: 'double precision', nullable: true },
    startsOn: { ...dayColumn, name: 'starts_on', nullable: true },
    startsBy: { ...dayColumn, name: 'starts_by', nullable: true },
    closesOn: { ...dayColumn, name: 'closes_on', nullable: true },
    hoursMin: { type: 'smallint', name: 'hours_min', nullable: true },
    hoursMax: { type: 'smallint', name: 'hours_max', nullable: true },
    payMin: { ...bigintColumn, name: 'pay_min', nullable: true },
    payMax: { ...bigintColumn, name: 'pay_max', nullable: true },
    payCurrency: { type: 'text', name: 'pay_currency', nullable: true },
    payPeriod: { type: 'text', name: 'pay_period', nullable: true },
    payUnstatedReason: { type: 'text', name: 'pay_unstated_reason', nullable: true },
    teaches: { type: 'text', array: true },
    leadsTo: { type: 'text', array: true, name: 'leads_to' },
    constructedFields: { type: 'text', array: true, name: 'constructed_fields' },
    externalSource: { type: 'text', name: 'external_source', nullable: true },
    externalId: { type: 'text', name: 'external_id', nullable: true },
    version: { type: 'integer' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

/** The columns of an opening. */
export function rowOf({ occupation, place, hoursPerWeek, pay, ...same }: Opening): OpeningRow {
  return {
    ...same,
    occupationUri: occupation,
    geonameId: place?.geonameId ?? null,
    placeName: place?.name ?? null,
    country: place?.country ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    hoursMin: hoursPerWeek?.min ?? null,
    hoursMax: hoursPerWeek?.max ?? null,
    payMin: pay?.min ?? null,
    payMax: pay?.max ?? null,
    payCurrency: pay?.currency ?? null,
    payPeriod: pay?.period ?? null,
  };
}

/** The opening in these columns. */
export function openingOf(row: OpeningRow): Opening {
  const { occupationUri, geonameId, placeName, country, latitude, longitude, hoursMin, hoursMax, payMin, payMax, payCurrency, payPeriod, ...same } = row;
  return {
    ...same,
    occupation: occupationUri,
    place: placeOf({ geonameId, placeName, country, latitude, longitude }),
    hoursPerWeek: hoursOf({ hoursMin, hoursMax }),
    pay: payOf({ payMin, payMax, payCurrency, payPeriod }),
  };
}

function placeOf(row: Pick<OpeningRow, 'geonameId' | 'placeName' | 'country' | 'latitude' | 'longitude'>): Place | null {
  const { geonameId, placeName: name, country, latitude, longitude } = row;
  if (geonameId === null || name === null || country === null || latitude === null || longitude === null) return null;
  return { geonameId, name, country, latitude, longitude };
}

function hoursOf({ hoursMin: min, hoursMax: max }: Pick<OpeningRow, 'hoursMin' | 'hoursMax'>): WeeklyHours | null {
  return min === null || max === null ? null : { min, max };
}

function payOf(row: Pick<OpeningRow, 'payMin' | 'payMax' | 'payCurrency' | 'payPeriod'>): OfferedPay | null {
  const { payMin: min, payMax: max, payCurrency: currency, payPeriod: period } = row;
  return min === null || max === null || currency === null || period === null ? null : { min, max, currency, period };
}
