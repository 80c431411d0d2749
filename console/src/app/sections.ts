import type { LinkProps } from '@tanstack/react-router';
import { audits, isAdministrator, seesLines } from '@/shared/api/queries';
import type { Me } from '@/shared/api/schemas';

export type SectionName = 'administration' | 'audit';

type Page = 'lines' | 'people' | 'groups' | 'auditLines' | 'securityLog';

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

/** What stands below an entry of the rail. */
const SECTIONS: Record<SectionName, Section> = {
  administration: {
    holds: /^\/(lines|people|groups)(\/|$)/,
    places: [
      { page: 'lines', to: '/lines', may: seesLines },
      { page: 'people', to: '/people', may: isAdministrator },
      { page: 'groups', to: '/groups', may: isAdministrator },
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

/** The entry of the rail an address stands under. */
export function sectionOf(path: string): SectionName | undefined {
  const names: SectionName[] = ['administration', 'audit'];
  return names.find((name) => SECTIONS[name].holds.test(path));
}

/** The pages somebody may open in a section. */
export function placesOf(section: SectionName, me: Me): Place[] {
  return SECTIONS[section].places.filter(({ may }) => may(me));
}
