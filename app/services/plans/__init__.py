"""Reading a plan document: lines → paragraphs → outline → duties → units, dates, recurrences and quotas."""
