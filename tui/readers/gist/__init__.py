"""Labels of segments that have no title of their own.

`gists` makes a label of each text: a clause, where `LeadIn` is an opening that many segments share
and that is dropped and `TermStatistics` tells which words say something; else its `KeyPhrases`.
"""
