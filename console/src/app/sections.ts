import {
  IconAddressBook,
  IconHistory,
  IconInbox,
  IconLayoutDashboard,
  IconMessages,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import {
  audits,
  isAdministrator,
  isSupervisor,
  seesDesk,
  seesLines,
  worksAtDesk,
  writesToLines,
} from '@/shared/api/queries';
import type { Me } from '@/shared/api/schemas';

export type SectionName = 'records' | 'administration' | 'audit';

type Page =
  'lines' | 'people' | 'groups' | 'applications' | 'templates' | 'auditLines' | 'securityLog';

interface Place {
  page: Page;
  to: LinkProps['to'];
  may: (me: Me) => boolean;
}

interface Section {
  /** Whether an address stands under it. */
  holds: RegExp;
  /** Its pages, in the order they are shown. */
  places: Place[];
}

type RailName = 'desk' | 'messages' | 'supervise' | SectionName;

interface RailEntry {
  name: RailName;
  to: LinkProps['to'];
  icon: Icon;
  may: (me: Me) => boolean;
}

/** The rail, from top to bottom. */
const RAIL: RailEntry[] = [
  { name: 'desk', to: '/desk', icon: IconInbox, may: seesDesk },
  { name: 'messages', to: '/messages', icon: IconMessages, may: writesToLines },
  { name: 'supervise', to: '/supervise', icon: IconLayoutDashboard, may: isSupervisor },
  { name: 'records', to: '/records', icon: IconAddressBook, may: worksAtDesk },
  { name: 'administration', to: '/lines', icon: IconSettings, may: seesLines },
  { name: 'audit', to: '/audit', icon: IconHistory, may: audits },
];

/** What somebody finds on the rail. */
export function railOf(me: Me): RailEntry[] {
  return RAIL.filter(({ may }) => may(me));
}

/** What stands below an entry of the rail. */
const SECTIONS: Record<SectionName, Section> = {
  records: { holds: /^\/records(\/|$)/, places: [] },
  administration: {
    holds: /^\/(lines|people|groups|applications|templates)(\/|$)/,
    places: [
      { page: 'lines', to: '/lines', may: seesLines },
      { page: 'people', to: '/people', may: isAdministrator },
      { page: 'groups', to: '/groups', may: isAdministrator },
      { page: 'applications', to: '/applications', may: isAdministrator },
      // Everybody else reaches their own from the account menu.
      { page: 'templates', to: '/templates', may: isAdministrator },
    ],
  },
  audit: {
    holds: /^\/audit(\/|$)/,
    places: [
      { page: 'auditLines', to: '/audit', may: audits },
      { page: 'securityLog', to: '/audit/security-log', may: audits },
    ],
  },
};

export const sectionNames: SectionName[] = ['records', 'administration', 'audit'];

/** The entry of the rail an address stands under. */
export function sectionOf(path: string): SectionName | undefined {
  return sectionNames.find((name) => SECTIONS[name].holds.test(path));
}

/** The pages somebody may open in a section. */
export function placesOf(section: SectionName, me: Me): Place[] {
  return SECTIONS[section].places.filter(({ may }) => may(me));
}
