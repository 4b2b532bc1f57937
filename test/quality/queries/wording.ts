import type { LabelledImage, SetName } from '../labelled-images.js';

/** Labels that are not words as one would type them. */
const spelled: Record<string, string> = {
  'Perfume and Body Mist': 'perfume',
  'Necklace and Chains': 'necklace',
  'Kajal and Eyeliner': 'eyeliner',
  'Innerwear Vests': 'undershirts',
  Trunk: 'swim trunks',
  Tshirts: 't-shirts',
  Faces: 'human face',
  Faces_easy: 'human face',
  airplanes: 'airplane',
  Motorbikes: 'motorbike',
  Leopards: 'leopard',
  car_side: 'car',
  cougar_face: 'cougar',
  hawksbill: 'sea turtle',
  ketch: 'sailing boat',
  'barell racing': 'barrel racing',
  'ampute football': 'amputee football',
  'canoe slamon': 'canoe slalom',
  Longsleeve: 'long sleeve shirt',
  Outwear: 'jacket',
  trash: 'rubbish',
};

/** A label as one would type it. */
export function wordsFor(label: string): string {
  return spelled[label] ?? label.replaceAll(/[-_]/g, ' ').toLowerCase();
}

/** A label in a sentence, longer than what templates are for. */
const sentences: Record<SetName, string> = {
  fashion: 'a product photo of {} against a white background',
  caltech: 'a picture that shows a {} and little else',
  sports: 'people taking part in {} at a competition',
  clothing: 'second-hand {} lying on the floor at home',
  grocery: 'fresh {} on a shelf of a supermarket',
  flowers: 'a {} that blooms in a garden in spring',
  trash: 'a piece of {} waste on a white table',
  dogcat: 'a {} that looks straight into the camera',
  raccoon: 'a wild {} that looks for food at night',
};

export function sentenceFor({ set }: Pick<LabelledImage, 'set'>, words: string): string {
  return sentences[set].replace('{}', words);
}

/** Five ways to ask for the same. */
export const phrasings = ['{}', 'a photo of {}', 'picture of {}', 'i am looking for {}', '{} image'];
