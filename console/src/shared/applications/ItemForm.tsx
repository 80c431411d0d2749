// The package's own entry brings a validator that it uses in its tests only.
import Form from '@rjsf/core/lib/components/Form.js';
import type {
  ErrorSchema,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
  UiSchema,
  ValidatorType,
} from '@rjsf/utils';
import { useMemo } from 'react';
import { Dates } from '../time/Dates';
import { AccountsField, widgets } from './inputs';
import classes from './ItemForm.module.css';
import {
  activeFieldsOf,
  type ApplicationSchema,
  type FieldType,
  type ItemValues,
  type LinkedItems,
} from './schema';

/** What the inputs know besides their own value. */
export interface FormFacts {
  linked?: LinkedItems;
  readOnly?: boolean;
  /** Nothing is looked up: the form is only shown. */
  preview?: boolean;
}

type Schema = Record<string, unknown>;

/** The server checks items, by the same schema; a second check here could only disagree with it. */
const unchecked: ValidatorType<ItemValues, Schema, FormFacts> = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
};

function Field({ children, hidden }: FieldTemplateProps<ItemValues, Schema, FormFacts>) {
  return hidden ? null : children;
}

function Fields({ properties }: ObjectFieldTemplateProps<ItemValues, Schema, FormFacts>) {
  return (
    <div className={classes.fields}>
      {properties.map(({ name, content }) => (
        <div key={name}>{content}</div>
      ))}
    </div>
  );
}

const nothing = () => null;
const templates = {
  FieldTemplate: Field,
  ObjectFieldTemplate: Fields,
  FieldErrorTemplate: nothing,
  FieldHelpTemplate: nothing,
  ErrorListTemplate: nothing,
};
const fields = { AccountsField };

/** What a field's values are in JSON; a schema being designed does not say it yet. */
const JSON_TYPES: Partial<Record<FieldType, string>> = {
  NUMBER: 'number',
  YES_NO: 'boolean',
  ACCOUNT: 'array',
};

/** The schema as far as it is asked for, and which input each field has. */
function formOf(schema: ApplicationSchema): [Schema, UiSchema<ItemValues, Schema, FormFacts>] {
  const asked = activeFieldsOf(schema);
  const properties = Object.fromEntries(
    asked.map(({ key, type }) => [
      key,
      { ...schema.properties[key], type: JSON_TYPES[type] ?? 'string' },
    ]),
  );
  const ui = Object.fromEntries(
    asked.map(({ key, type }) => [
      key,
      type === 'ACCOUNT' ? { 'ui:field': 'AccountsField' } : { 'ui:widget': type },
    ]),
  );
  const order = asked.map(({ key }) => key);
  return [
    { type: 'object', required: schema.required, properties },
    { 'ui:order': order, 'ui:submitButtonOptions': { norender: true }, ...ui },
  ];
}

export interface ItemFormProps {
  schema: ApplicationSchema;
  values: Readonly<Record<string, unknown>>;
  /** Refusals by field. */
  refused?: Record<string, string[]>;
  linked?: LinkedItems;
  readOnly?: boolean;
  preview?: boolean;
  /** Tells apart two forms on one page. */
  prefix?: string;
  onChange?: (values: Record<string, unknown>) => void;
}

const none: Record<string, string[]> = {};

/** The inputs of an item, drawn from its application's schema; the form around them is the page's. */
export function ItemForm(props: ItemFormProps) {
  const { schema, values, refused = none, linked, readOnly, preview, prefix, onChange } = props;
  const [asked, uiSchema] = useMemo(() => formOf(schema), [schema]);
  const facts = useMemo(() => ({ linked, readOnly, preview }), [linked, readOnly, preview]);
  const errors = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(refused).map(([key, messages]) => [key, { __errors: messages }]),
      ) as ErrorSchema<ItemValues>,
    [refused],
  );
  return (
    <Dates>
      <Form<ItemValues, Schema, FormFacts>
        tagName="div"
        schema={asked}
        uiSchema={uiSchema}
        validator={unchecked}
        noHtml5Validate
        templates={templates}
        widgets={widgets}
        fields={fields}
        formContext={facts}
        formData={values as ItemValues}
        extraErrors={errors}
        readonly={readOnly}
        showErrorList={false}
        idPrefix={prefix ?? 'item'}
        experimental_defaultFormStateBehavior={{ emptyObjectFields: 'skipDefaults' }}
        onChange={({ formData }) => onChange?.(formData ?? {})}
      />
    </Dates>
  );
}
