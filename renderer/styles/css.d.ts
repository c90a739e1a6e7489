/** A style sheet that is imported has nothing to hand over. */
declare module '*.css'
