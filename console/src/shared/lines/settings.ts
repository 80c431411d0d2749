import { z } from 'zod';
import { reference, type Reference } from '../api/schemas';

/** The settings of a line that one save carries, in the order in which they are shown. */
export const SETTINGS = [
  'name',
  'internalGroups',
  'routingRule',
  'operatorGroups',
  'supervisorGroups',
  'showOperatorName',
  'readerGroups',
  'supervisorsMayEdit',
  'accountApplication',
  'requestApplications',
] as const;
export type SettingName = (typeof SETTINGS)[number];

export interface Settings {
  name: string;
  internalGroups: Reference[];
  routingRule: string;
  operatorGroups: Reference[];
  supervisorGroups: Reference[];
  showOperatorName: boolean;
  readerGroups: Reference[];
  supervisorsMayEdit: boolean;
  accountApplication: Reference | null;
  requestApplications: Reference[];
}

/** What a setting is, or was: a text, a choice, one or several things by their names then, or nothing. */
export const settingValue = z.union([
  z.string(),
  z.boolean(),
  reference,
  z.array(reference),
  z.null(),
]);
export type SettingValue = z.output<typeof settingValue>;

export const isSetting = (field: string): field is SettingName =>
  SETTINGS.some((name) => name === field);

const isOne = (value: SettingValue): value is Reference =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const idsOf = (value: SettingValue) =>
  Array.isArray(value) ? value.map(({ id }) => id).toSorted() : isOne(value) ? [value.id] : value;

/** Whether two values are the same: of groups and applications the ids count, in any order. */
export function sameValue(one: SettingValue, other: SettingValue): boolean {
  return JSON.stringify(idsOf(one)) === JSON.stringify(idsOf(other));
}

export function differing(one: Settings, other: Settings): SettingName[] {
  return SETTINGS.filter((name) => !sameValue(one[name], other[name]));
}

/** The settings alone; without internal clients there is nobody to show an operator's name to. */
export function settingsOf(from: Settings): Settings {
  return {
    name: from.name,
    internalGroups: from.internalGroups,
    routingRule: from.routingRule,
    operatorGroups: from.operatorGroups,
    supervisorGroups: from.supervisorGroups,
    showOperatorName: from.showOperatorName && from.internalGroups.length > 0,
    readerGroups: from.readerGroups,
    supervisorsMayEdit: from.supervisorsMayEdit,
    accountApplication: from.accountApplication,
    requestApplications: from.requestApplications,
  };
}

const ids = (all: Reference[]) => all.map(({ id }) => id);

/** The settings as they are sent: things by their ids. */
export function bodyOf(settings: Settings) {
  return {
    ...settingsOf(settings),
    internalGroups: ids(settings.internalGroups),
    operatorGroups: ids(settings.operatorGroups),
    supervisorGroups: ids(settings.supervisorGroups),
    readerGroups: ids(settings.readerGroups),
    accountApplication: settings.accountApplication?.id ?? null,
    requestApplications: ids(settings.requestApplications),
  };
}
