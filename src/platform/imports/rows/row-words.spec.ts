import { z } from 'zod';

import { day } from '../../../kernel/day.js';
import { columnOfField, saidOf } from './cells.js';
import type { KindColumn } from '../import-kind.js';
import type { RowValues } from '../reading/row.js';
import { readSaid, saidDay, saidFlag, saidList, saidOneOf, saidText, saidWhole, withoutUnread } from './row-words.js';

const schema = z.strictObject({
  name: saidText,
  oars: saidWhole.nullish(),
  afloat: saidFlag.nullish(),
  builtOn: saidDay.nullish(),
  colour: saidOneOf(['RED', 'DARK_BLUE']).nullish(),
  crew: saidList(z.strictObject({ name: saidText, age: saidWhole })).optional(),
});
const read = (said: unknown) => readSaid(schema, said);

describe('readSaid', () => {
  it('takes JSON as it is and CSV in words', () => {
    const wanted = { name: 'Una', oars: 2, afloat: true, builtOn: day('2020-02-29'), colour: 'DARK_BLUE', crew: [{ name: 'A', age: 3 }] };
    expect(read({ name: 'Una', oars: 2, afloat: true, builtOn: '2020-02-29', colour: 'DARK_BLUE', crew: [{ name: 'A', age: 3 }] })).toEqual({ ok: true, value: wanted });
    expect(read({ name: 'Una', oars: ' 2', afloat: 'Yes', builtOn: '2020-02-29 ', colour: 'dark blue', crew: [{ name: 'A', age: '3' }] })).toEqual({ ok: true, value: wanted });
  });

  it('keeps what is null apart from what is not there', () => {
    expect(read({ name: 'Una', oars: null, crew: null })).toEqual({ ok: true, value: { name: 'Una', oars: null, crew: [] } });
    expect(read({ name: 'Una' })).toEqual({ ok: true, value: { name: 'Una' } });
  });

  it.each([
    [{}, 'name', 'is needed'],
    [{ name: null }, 'name', 'must be a text'],
    [{ name: 'x', oars: '2.5' }, 'oars', 'must be a whole number'],
    [{ name: 'x', oars: 1e300 }, 'oars', 'must be a whole number'],
    [{ name: 'x', oars: '' }, 'oars', 'must be a whole number'],
    [{ name: 'x', afloat: 'maybe' }, 'afloat', 'must be true or false'],
    [{ name: 'x', builtOn: '29.2.2020' }, 'builtOn', 'must be a day, YYYY-MM-DD'],
    [{ name: 'x', builtOn: '2021-02-29' }, 'builtOn', 'must be a day, YYYY-MM-DD'],
    [{ name: 'x', colour: 'secret' }, 'colour', 'must be one of RED, DARK_BLUE'],
    [{ name: 'x', crew: {} }, 'crew', 'must be a list'],
    [{ name: 'x', crew: ['A'] }, 'crew[0]', 'must be an object'],
    [{ name: 'x', crew: [{ name: 'A', age: 1 }, { name: 'B' }] }, 'crew[1].age', 'is needed'],
    [{ name: 'x', crew: [{ name: 'A', age: 1, phone: '0911' }] }, 'crew[0].phone', 'is not read here'],
    [{ name: 'x', phone: '0911' }, 'phone', 'is not read here'],
  ])('refuses %j by its path, without repeating it', (said, field, problem) => {
    expect(read(said)).toMatchObject({ code: 'INVALID_INPUT', facts: { field, problem } });
  });
});

describe('withoutUnread', () => {
  it('leaves out what nothing reads, however deep', () => {
    const said = { name: 3, phone: '0911', oars: 'x', crew: [{ name: 'A', age: 1 }, { name: 'B', age: 'x', mother: 'C' }], more: { a: 1 } };
    expect(withoutUnread(schema, said)).toEqual({ name: 3, oars: 'x', crew: [{ name: 'A', age: 1 }, { name: 'B', age: 'x' }] });
    expect(withoutUnread(schema, { name: 'Una' })).toEqual({ name: 'Una' });
  });
});

describe('saidOf', () => {
  const columns: readonly KindColumn[] = [
    { name: 'name', says: '', path: ['name'], holds: 'VALUE' },
    { name: 'crew', says: '', path: ['inner', 'crew'], holds: ['name', 'age'] },
    { name: 'ports', says: '', path: ['inner', 'ports'], holds: 'LIST' },
    { name: 'sail_size', says: '', path: ['inner', 'sail', 'size'], holds: 'VALUE' },
    { name: 'sail_colour', says: '', path: ['inner', 'sail', 'colour'], holds: 'VALUE' },
  ];
  const said = (values: RowValues) => saidOf(values, columns, ['sail']);

  it('nests what stands in columns', () => {
    expect(said({ name: 'Una', crew: 'A|3 ;B||x;', ports: 'Rome; Oslo\nBari', sail_size: '3', sail_colour: '' })).toEqual({
      name: 'Una',
      inner: { crew: [{ name: 'A', age: '3' }, { name: 'B', part3: 'x' }], ports: ['Rome', 'Oslo', 'Bari'], sail: { size: '3', colour: null } },
    });
  });

  it('keeps empty cells apart from columns that are not there', () => {
    expect(said({ crew: '', sail_size: '', sail_colour: '' })).toEqual({ inner: { crew: null, sail: null } });
    expect(said({})).toEqual({});
  });
});

describe('columnOfField', () => {
  it.each([
    ['profile.wageFloor.minor', 'wage_floor_minor'],
    ['skills[2].level', 'skills[2].level'],
    ['profile.wouldMoveTo[0]', 'would_move_to[0]'],
    ['age.adultOn', 'adult_on'],
    ['age', 'age'],
    ['external_id', 'external_id'],
  ])('%s stands in %s', (field, column) => expect(columnOfField(field)).toBe(column));
});
