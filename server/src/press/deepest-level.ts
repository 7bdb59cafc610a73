/** Word knows nine levels of lists, OpenDocument ten, and Typst takes twice the time for each: what is nested deeper stands at the ninth. */
export const deepestLevel = 8
