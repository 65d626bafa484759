/** A section of GB/T 4754-2017 (`D`), or a division, group or class below it, with or without the section's letter (`45`, `D451`, `4511`). */
export const isIndustryCode = (text: string): boolean => /^(?:[A-T]|[A-T]?\d{2,4})$/i.test(text);
