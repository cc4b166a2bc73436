"""Labels of segments that have no title of their own.

`gists` picks a label from each text: `LeadIn` is an opening that many segments share and that is
dropped, `TermStatistics` tells which words say something.
"""
