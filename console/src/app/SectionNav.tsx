import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api/queries';
import classes from './SectionNav.module.css';
import { placesOf, sectionOf } from './sections';

/** Leads from one page of a section to the next; a single one needs no choice, and what a page opens has all the room. */
export function SectionNav() {
  const { t } = useTranslation();
  const me = useMe();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const section = sectionOf(path);
  if (section === undefined) return null;
  const places = placesOf(section, me);
  if (places.length < 2 || !places.some(({ to }) => to === path)) return null;
  return (
    <nav className={classes.nav} aria-label={t(`rail.${section}`)}>
      <div className={classes.title} aria-hidden="true">
        {t(`rail.${section}`)}
      </div>
      {places.map(({ page, to }) => (
        <Link
          key={page}
          to={to}
          className={classes.item}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t(`section.${page}`)}
        </Link>
      ))}
    </nav>
  );
}
