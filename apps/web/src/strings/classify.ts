export const classifyStrings = {
  example: 'hat\nfootwear: shoes, boots, sandals\nt-shirt\nvegetable\nfruit\ncarton of juice\nyoghurt',
  source: 'Where the labels come from',
  typed: 'Typed',
  labelSet: (name: string) => `Label set ${name}`,
  labels: 'Labels',
  labelsHint: 'One a line. “name: this, that” says it in other words, which are averaged.',
  noneOfThese: 'The picture may show none of these',
  submit: 'Classify',
  result: 'Probabilities of the labels',
  none: 'None of these',
  atypical: 'The model knows few pictures like this one: trust the labels less.',
};
