"""Programmes changed by hand: pure functions from a programme to a programme, without solver.

A talk is reordered within its session, or goes into another; a session, a break or a plenary moves, changes places with
another, or goes before or after it; what is in the way then yields. No rule is looked at: the check tells what a move
breaks.
"""
