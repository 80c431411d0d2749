import { z } from 'zod';
import { maybe, reference } from '../api/schemas';

/** What a field can hold, in the order in which it is offered. */
export const FIELD_TYPES = [
  'TEXT',
  'LONG_TEXT',
  'NUMBER',
  'DATE',
  'CHOICE',
  'YES_NO',
  'EMAIL',
  'PHONE',
  'LINK',
  'ACCOUNT',
] as const;
const fieldType = z.enum(FIELD_TYPES);
export type FieldType = z.output<typeof fieldType>;

const property = z.looseObject({
  title: z.string(),
  description: z.string().optional(),
  'x-firstline-type': fieldType,
  'x-firstline-application': z.string().optional(),
  enum: z.array(z.string()).optional(),
  deprecated: z.boolean().optional(),
});

/** The schema of an application's items: JSON Schema 2020-12 with our annotations. */
export const applicationSchema = z.looseObject({
  required: z.array(z.string()).default([]),
  'x-firstline-title-field': z.string(),
  'x-firstline-order': z.array(z.string()),
  properties: z.record(z.string(), property),
});
export type ApplicationSchema = z.output<typeof applicationSchema>;

export interface Field {
  key: string;
  type: FieldType;
  title: string;
  description: string;
  required: boolean;
  /** What a CHOICE is made of. */
  choices: string[];
  /** What a LINK leads to. */
  application: string | undefined;
  retired: boolean;
}

/** The fields of a schema in their order, retired ones among them. */
export function fieldsOf(schema: ApplicationSchema): Field[] {
  return schema['x-firstline-order'].flatMap((key) => {
    const found = schema.properties[key];
    if (found === undefined) return [];
    return {
      key,
      type: found['x-firstline-type'],
      title: found.title,
      description: found.description ?? '',
      required: schema.required.includes(key),
      choices: found.enum ?? [],
      application: found['x-firstline-application'],
      retired: found.deprecated === true,
    };
  });
}

/** The fields that are asked for. */
export const activeFieldsOf = (schema: ApplicationSchema) =>
  fieldsOf(schema).filter(({ retired }) => !retired);

export const account = z.object({ type: z.string(), value: z.string() });
export type Account = z.output<typeof account>;

export const itemValue = z.union([z.string(), z.number(), z.boolean(), z.array(account)]);
export type ItemValue = z.output<typeof itemValue>;
export const itemValues = z.record(z.string(), itemValue);
export type ItemValues = z.output<typeof itemValues>;

/** The items that values link to, by field. */
export const linkedItems = maybe(z.record(z.string(), reference));
export type LinkedItems = Record<string, { id: string; name: string }>;

const isThere = (value: unknown) =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0);

/** The values that are there: empty ones are left out. */
export function filled(values: Readonly<Record<string, unknown>>): ItemValues {
  const known = Object.entries(values)
    .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => isThere(value));
  return itemValues.parse(Object.fromEntries(known));
}

export function sameValues(one: ItemValue | undefined, other: ItemValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
