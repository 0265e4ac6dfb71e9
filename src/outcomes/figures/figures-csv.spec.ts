import { day } from '../../kernel/day.js';
import { definitions } from './definitions.js';
import { rowOf, type FigureReport } from './figure.js';
import { figureLines } from './figures-csv.js';

const report = (over: Partial<FigureReport['figures'][number]> = {}): FigureReport => ({
  asOf: day('2026-03-01'),
  by: 'EMPLOYER',
  figures: [{ name: 'RETENTION', ...definitions.RETENTION, rows: [rowOf({ group: 'x', month: 12, people: 20, low: 1 / 3, high: 0.5 })], empty: null, ...over }],
});

describe('figures as a file', () => {
  it('have a line for each row, with definition and day', () => {
    const [head, line] = figureLines(report());
    expect(head).toMatch(/^\ufeff"figure","definition","as_of"/);
    expect(line).toBe(`"RETENTION","RETENTION.1","2026-03-01","SHARE","EMPLOYER","x","","12","20","","0.333333","0.5","no","${definitions.RETENTION.sentence}"\r\n`);
  });
  it('leave what is hidden empty, and say so', () => expect(figureLines(report({ rows: [rowOf({ month: 3, hidden: true })] }))[1]).toContain('"","","3","","","","","yes"'));
  it('say why a figure is empty', () => expect(figureLines(report({ rows: [], empty: 'waits' }))[1]).toMatch(/^"RETENTION",.*"waits"\r\n$/));
  it('run nothing in a spreadsheet', () => {
    for (const group of ['=1+1', '+x', '-2', '@SUM(A1)', '\t=1', '＝1']) expect(figureLines(report({ rows: [rowOf({ group })] }))[1]).toContain(`"'${group}"`);
    expect(figureLines(report({ rows: [rowOf({ group: 'a"b' })] }))[1]).toContain('"a""b"');
  });
});
