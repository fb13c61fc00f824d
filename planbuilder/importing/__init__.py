"""Published tables of counts become a workbook: the Home Office's crime tables for Community Safety Partnerships."""
