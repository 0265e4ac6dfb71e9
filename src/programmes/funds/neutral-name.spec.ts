import { neutralName } from './neutral-name.js';

describe('the name of a payer', () => {
  it.each(['Skills and Jobs Office', 'Chambre de commerce', 'Oficina de empleo', 'Trade Iomatic', 'Adama Labour Fund', 'A. T. & Co', 'I. Omar', 'مكتب العمل', 'የሥራ ጽሕፈት ቤት'])('may be %p', (name) =>
    expect(neutralName('payerName', ` ${name} `)).toEqual({ ok: true, value: name }),
  );

  it.each([
    'Reintegration Fund',
    'Fonds pour la Réintégration',
    'IOM Adama',
    'OIM-Dakar',
    'Programme AVRR',
    'Aide au retour',
    'Fondo de Retornados',
    'Rückkehrhilfe',
    'Support for migrants',
    'Victims of trafficking fund',
    'ＩＯＭ',
    'Migra\u200Btion office',
    'I.O.M. Adama',
    'O I M',
    'Wiedereingliederung',
    'Reinserción',
    'مكتب العودة',
    'دعم المهاجرين',
    'صندوق عائد',
    'دفتر بازگشت',
    'Göçmen ofisi',
    'Sığınmacı desteği',
    'Fondi për riatdhesim',
    'Фонд возвращения',
    'მიგრაციის ფონდი',
    'የስደተኞች ፈንድ',
  ])('may not be %p', (name) => expect(neutralName('payerName', name)).toMatchObject({ ok: false, code: 'INVALID_INPUT', facts: { field: 'payerName' } }));

  it('is there, and no longer than banks print', () => {
    for (const name of ['', '  ', 'x'.repeat(101)]) expect(neutralName('payerName', name).ok).toBe(false);
  });
});
