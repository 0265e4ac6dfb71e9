import { registerEnumType } from '@nestjs/graphql';

/**
 * A GraphQL enum over a union of texts: `enumType<PayPeriod>('PayPeriod', 'What pay is counted by.', { HOUR: 'An hour.', ... })`.
 * The compiler asks for a description of every value.
 */
export function enumType<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): Readonly<Record<Value, Value>> {
  const names = Object.keys(values) as Value[];
  const type = Object.fromEntries(names.map((value) => [value, value])) as Record<Value, Value>;
  registerEnumType(type, {
    name,
    description,
    valuesMap: Object.fromEntries(names.map((value) => [value, { description: values[value] }])) as Record<Value, { description: string }>,
  });
  return type;
}
