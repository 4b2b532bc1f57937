const PATHS = {
  search: 'M11 4a7 7 0 1 1 0 14a7 7 0 0 1 0-14M16 16l5 5',
  settings:
    'M4 7h9M19 7h1M4 17h1M11 17h9M16 7m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0M8 17m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  compare: 'M4 5h6v14H4zM14 5h6v14h-6z',
  close: 'M6 6l12 12M18 6L6 18',
  add: 'M12 5v14M5 12h14',
  less: 'M5 12h14',
  previous: 'M15 5l-7 7l7 7',
  next: 'M9 5l7 7l-7 7',
  down: 'M5 9l7 7l7-7',
  up: 'M5 15l7-7l7 7',
  done: 'M5 13l4.5 4.5L19 7.5',
  warning: 'M12 7v6M12 16.8v.4M12 3l9.5 17h-19z',
  retry: 'M19 6v5h-5M18.5 11a7 7 0 1 0 .5 4',
  picture: 'M4 5h16v14H4zM4 16l5-5l4 4l3-3l4 4M15.5 9v.1',
  similar: 'M8 8h12v12H8zM4 16V4h12',
  filter: 'M4 6h16M7 12h10M10 18h4',
  download: 'M12 4v11M7 11l5 5l5-5M5 20h14',
  upload: 'M12 16V5M7 9l5-5l5 5M5 20h14',
  operate: 'M4 4h16v6.5H4zM4 13.5h16V20H4zM8 7.2v.1M8 16.7v.1',
  playground: 'M9 4h6M10 4v6l-5 8.5a1 1 0 0 0 .9 1.5h12.2a1 1 0 0 0 .9-1.5L14 10V4M8 15h8',
  folder: 'M3 6h6l2 3h10v10H3z',
  why: 'M5 20V11M12 20V4M19 20v-6',
};

export type IconName = keyof typeof PATHS;

/** A line drawing the height of the text; it says nothing that its neighbour or its button's label does not. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
