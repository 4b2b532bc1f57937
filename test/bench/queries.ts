const COLOURS = ['red', 'green', 'blue', 'yellow', 'black', 'white', 'brown', 'orange', 'grey', 'pink'];
const QUALITIES = ['old', 'new', 'wet', 'small', 'large', 'round', 'broken', 'wooden', 'shiny', 'soft'];
export const THINGS =
  'apple,bag,bicycle,boat,book,bottle,bowl,box,bridge,car,cat,chair,clock,coat,cup,dog,door,dress,hat,horse,house,jacket,kettle,lamp,lemon,melon,mug,onion,pan,pear,pen,plate,rope,shirt,shoe,skirt,spoon,table,tomato,tree'.split(
    ',',
  );
const PLACES = ['table', 'shelf', 'beach', 'street', 'chair', 'floor', 'wall', 'lawn', 'bed', 'roof'];

/** Sentences of nine words, encoded as they are; up to 40,000, no two alike. */
export function sentence(number: number): string {
  const quality = pick(QUALITIES, number / 400);
  return `a ${pick(COLOURS, number / 40)} ${pick(THINGS, number)} on a ${quality} ${pick(PLACES, number / 4_000)} in daylight`;
}

/** Prompts of two words, encoded with every template; up to 800, no two alike. */
export function shortPrompt(number: number): string {
  return `${pick([...COLOURS, ...QUALITIES], number / THINGS.length)} ${pick(THINGS, number)}`;
}

function pick(words: readonly string[], place: number): string {
  return words[Math.floor(place) % words.length]!;
}
