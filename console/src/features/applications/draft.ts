import type { Application } from '@/shared/applications/queries';
import { fieldsOf, type Field, type FieldType } from '@/shared/applications/schema';
import { newId } from '@/shared/outbox/ids';

/** A field while it is designed. */
export interface DraftField extends Field {
  /** Stays while the key changes. */
  id: string;
  /** Kept by the server already: its key stays. */
  kept: boolean;
  /** The key was written by hand and follows the label no more. */
  ownKey: boolean;
}

export interface Draft {
  name: string;
  fields: DraftField[];
  /** The id of the field items are called by. */
  titleField: string;
}

const LETTERS: Record<string, string> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:ts ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya'
    .split(' ')
    .map((pair) => pair.split(':')),
) as Record<string, string>;
const MAX_KEY = 40;
const TITLES: ReadonlySet<FieldType> = new Set([
  'TEXT',
  'EMAIL',
  'PHONE',
  'NUMBER',
  'DATE',
  'CHOICE',
]);

/** Tables have a column `id` of their own. */
export const isKey = (key: string) => /^[a-z][A-Za-z0-9_]{0,39}$/.test(key) && key !== 'id';

/** A key after the label, in Latin letters, that no other field has. */
export function keyFor(label: string, taken: readonly string[]): string {
  const words = label
    .toLowerCase()
    .normalize('NFC')
    .replace(/[а-яё]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const camel = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .replace(/^[^a-z]+/, '');
  const base = (isKey(camel.slice(0, MAX_KEY)) ? camel : 'field').slice(0, MAX_KEY - 3);
  let key = base;
  for (let number = 2; taken.includes(key); number += 1) key = `${base}${number}`;
  return key;
}

export const mayBeTitle = ({ type, retired }: Field) => TITLES.has(type) && !retired;

export function draftOf({ name, schema }: Pick<Application, 'name' | 'schema'>): Draft {
  return {
    name,
    titleField: schema['x-firstline-title-field'],
    fields: fieldsOf(schema).map((field) => ({
      ...field,
      id: field.key,
      kept: true,
      ownKey: true,
    })),
  };
}

export function newField(type: FieldType, draft: Draft): DraftField {
  const key = keyFor(type, keysOf(draft));
  const empty = { title: '', description: '', required: false, choices: [], retired: false };
  return { id: newId(), key, type, kept: false, ownKey: false, application: undefined, ...empty };
}

export const keysOf = ({ fields }: Draft) => fields.map(({ key }) => key);

/** A changed field; while nobody wrote the key, it follows the label. */
export function changeField(draft: Draft, id: string, by: Partial<DraftField>): Draft {
  const fields = draft.fields.map((field) => {
    if (field.id !== id) return field;
    const next = { ...field, ...by };
    if (!next.kept && !next.ownKey && by.title !== undefined) {
      const others = draft.fields.filter((each) => each.id !== id).map(({ key }) => key);
      next.key = keyFor(next.title || next.type, others);
    }
    return next;
  });
  return { ...draft, fields };
}

export function moveField(draft: Draft, from: number, to: number): Draft {
  const moved = draft.fields[from];
  if (moved === undefined || to < 0 || to >= draft.fields.length) return draft;
  return { ...draft, fields: draft.fields.toSpliced(from, 1).toSpliced(to, 0, moved) };
}

/** What items are called by is always needed. */
export const isRequired = (draft: Draft, field: DraftField) =>
  !field.retired && (field.required || field.id === draft.titleField);

/** The schema as it is sent: what the server fills in is left out. */
export function schemaOf(draft: Draft) {
  return {
    type: 'object' as const,
    additionalProperties: false,
    required: draft.fields.filter((field) => isRequired(draft, field)).map(({ key }) => key),
    'x-firstline-title-field':
      draft.fields.find(({ id }) => id === draft.titleField)?.key ?? draft.titleField,
    'x-firstline-order': keysOf(draft),
    properties: Object.fromEntries(
      draft.fields.map(({ key, title, type, description, choices, application, retired }) => [
        key,
        {
          title: title.trim(),
          'x-firstline-type': type,
          ...(description.trim() !== '' && { description: description.trim() }),
          ...(type === 'CHOICE' && { enum: choices }),
          ...(type === 'LINK' && { 'x-firstline-application': application }),
          ...(retired && { deprecated: true }),
        },
      ]),
    ),
  };
}

export const sameDraft = (one: Draft, other: Draft) =>
  one.name.trim() === other.name.trim() &&
  JSON.stringify(schemaOf(one)) === JSON.stringify(schemaOf(other));

/** The labels of the fields that are not the same in both, and of those in one only. */
export function changedFields(one: Draft, other: Draft): string[] {
  const said = (draft: Draft, field: DraftField) =>
    JSON.stringify([
      schemaOf(draft).properties[field.key],
      isRequired(draft, field),
      field.id === draft.titleField,
    ]);
  const before = new Map(one.fields.map((field) => [field.key, said(one, field)]));
  const after = new Map(other.fields.map((field) => [field.key, said(other, field)]));
  const all = [...other.fields, ...one.fields.filter(({ key }) => !after.has(key))];
  return all
    .filter(({ key }) => before.get(key) !== after.get(key))
    .map(({ title, key }) => title || key);
}

/** What is missing in a field before it can be saved. */
export type Lack = 'title' | 'key' | 'keyTaken' | 'choices' | 'application';

export function lacksOf(draft: Draft, field: DraftField): Lack[] {
  if (field.retired) return [];
  const lacks: Lack[] = [];
  if (field.title.trim() === '') lacks.push('title');
  if (!isKey(field.key)) lacks.push('key');
  else if (draft.fields.some(({ id, key }) => id !== field.id && key === field.key)) {
    lacks.push('keyTaken');
  }
  if (field.type === 'CHOICE' && field.choices.length === 0) lacks.push('choices');
  if (field.type === 'LINK' && field.application === undefined) lacks.push('application');
  return lacks;
}

export const isComplete = (draft: Draft) =>
  draft.name.trim() !== '' && draft.fields.every((field) => lacksOf(draft, field).length === 0);

/** Whether there may be a field more of the type: one Account field is all there can be. */
export const mayHave = (type: FieldType, draft: Draft, but?: string) =>
  type !== 'ACCOUNT' ||
  !draft.fields.some((field) => field.id !== but && field.type === 'ACCOUNT' && !field.retired);
